namespace Drydock.Assessment;

/// <summary>Why a finding is shown apart and does not count for the gate.</summary>
/// <param name="By"><c>unimportant</c>, <c>waiver</c>, <c>vex</c>, <c>vendored</c>, …</param>
/// <param name="Reason">For people.</param>
public sealed record Suppression(string By, string Reason);
