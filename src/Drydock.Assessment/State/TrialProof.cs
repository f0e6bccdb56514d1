namespace Drydock.Assessment.State;

/// <summary>One thing that a trial had to show.</summary>
/// <param name="Name"><c>build</c>, <c>test</c>, <c>structure tests</c>, <c>health</c>, <c>comparison</c>.</param>
/// <param name="Text">How it went, on one line.</param>
/// <param name="Telling">The line of the log that tells why it failed; null when it passed or no line tells it.</param>
public sealed record TrialProof(string Name, bool Passed, string Text, string? Telling);
