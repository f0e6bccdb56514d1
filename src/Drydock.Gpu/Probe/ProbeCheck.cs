namespace Drydock.Gpu.Probe;

/// <summary>One check of the probe.</summary>
/// <param name="Name">In kebab case; one of <see cref="ProbeCheckNames"/>.</param>
/// <param name="Detail">What was seen, on one line.</param>
/// <param name="Cause">Why it failed; null unless it failed or is unknown.</param>
/// <param name="Remedy">What to do about it; null unless it failed or is unknown.</param>
public sealed record ProbeCheck(string Name, ProbeStatus Status, string Detail, string? Cause = null, string? Remedy = null)
{
    public static ProbeCheck Ok(string name, string detail) => new(name, ProbeStatus.Ok, detail);

    public static ProbeCheck Skipped(string name, string detail) => new(name, ProbeStatus.Skipped, detail);

    public static ProbeCheck Failed(string name, string detail, KnownCause cause) => new(name, ProbeStatus.Failed, detail, cause.Cause, cause.Remedy);

    public static ProbeCheck Unknown(string name, string detail, KnownCause cause) => new(name, ProbeStatus.Unknown, detail, cause.Cause, cause.Remedy);
}
