namespace Drydock.Assessment.State;

/// <summary>That a step of a month's work on a service ended.</summary>
/// <param name="Name">One of <see cref="WorkSteps"/>.</param>
/// <param name="Source">The state of the service's files, as in <see cref="RecordedTrial.Source"/>; null where it is not known.</param>
/// <param name="Reference">What it stands on or is; null where it stands on nothing.</param>
/// <param name="Digest">Of that for the platform; null when it is not known.</param>
/// <param name="Data">The advisories that were asked; null when none were.</param>
/// <param name="Outcome">One word: <c>complete</c>, <c>partial</c>, <c>failed</c> or <c>none</c>.</param>
public sealed record RecordedStep(string Service, DateTimeOffset At, string Name, string? Source, string? Reference, string? Digest, string? Platform, string? Data, string Outcome)
{
    /// <summary>What went wrong, or why there was nothing to do; null when all went well.</summary>
    public string? Problem { get; init; }
}
