using System.Collections.Immutable;
using Drydock.Gpu.Requirements;
using Drydock.Gpu.Resolution;
using Drydock.Gpu.Runtime;
using Drydock.Gpu.Versions;

namespace Drydock.Gpu.Checking;

/// <summary>What was found about a service.</summary>
/// <param name="UsesGpu">False for a service that asks for no GPU and no CUDA: nothing else is said about it.</param>
/// <param name="Grant">What the image gets by itself.</param>
/// <param name="Findings">The worst first.</param>
public sealed record ServiceReport(
    string Name,
    string File,
    string? Base,
    PythonVersion? Python,
    bool UsesGpu,
    ImmutableArray<InstallReport> Installs,
    GpuGrant Grant,
    ImmutableArray<StartReport> Starts,
    ImmutableArray<CheckFinding> Findings,
    ImmutableArray<UnreadLine> Unread)
{
    /// <summary>Yes when nothing is wrong; no with an error; unknown where something could not be read or is not in the tables.</summary>
    public Answer IsSound =>
        Findings.Any(static f => f.Finding.Severity == GpuSeverity.Error) ? Answer.No
        : Unread.Length > 0 || (UsesGpu && Installs.Any(static i => i.Resolutions[0].Installs == Answer.Unknown)) ? Answer.Unknown
        : Answer.Yes;
}
