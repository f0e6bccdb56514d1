using Drydock.Gpu.Checking;
using Drydock.Gpu.Resolution;
using Drydock.Gpu.Runtime;

namespace Drydock.Assessment.Review;

/// <summary>What a review says of a service that computes on the GPU.</summary>
internal static class GpuReview
{
    /// <summary>Heads of <see cref="Pins"/>.</summary>
    public static readonly string[] PinHeads = ["where", "pinned", "CUDA", "least driver", "installs", "runs", "nearest set that fits"];

    /// <summary>Heads of <see cref="Findings"/>.</summary>
    public static readonly string[] FindingHeads = ["severity", "where", "what", "do", "source"];

    /// <summary>One row per install and alternative.</summary>
    public static IEnumerable<string[]> Pins(ServiceReport gpu) => gpu.Installs.SelectMany(static install => install.Resolutions.Select((resolution, i) => new[]
    {
        i == 0 ? $"{install.Step.File}:{install.Step.Line}" : "or, when that fails",
        string.Join(' ', resolution.Requirements),
        resolution.CpuOnly ? "none" : resolution.Cuda?.ToString() ?? "unknown",
        resolution.MinDriver?.ToString() ?? "–",
        ResolutionJson.Word(resolution.Installs),
        ResolutionJson.Word(resolution.Runs),
        resolution.Nearest is { } nearest ? string.Join(' ', nearest.Lines) : "–",
    }));

    /// <summary>What is wrong, the worst first.</summary>
    public static IEnumerable<string[]> Findings(ServiceReport gpu) => gpu.Findings.Select(static f => new[]
    {
        f.Finding.Severity.ToString().ToLowerInvariant(), $"{f.File}:{f.Line}", f.Finding.Text, f.Finding.Fix, f.Finding.Citation?.ToString() ?? "–",
    });

    /// <summary>What the container gets, as a sentence.</summary>
    public static string Grant(ServiceReport gpu) => $"The image alone gets {gpu.Grant}.";

    /// <summary>Errors must be decided on: the service does not install or does not compute.</summary>
    public static IEnumerable<string> Questions(ServiceReview service) => (service.Gpu?.Findings ?? []).Where(static f => f.Finding.Severity == GpuSeverity.Error)
        .Select(static f => $"{f.File}:{f.Line}: {f.Finding.Text}: {f.Finding.Fix}.").Distinct();
}
