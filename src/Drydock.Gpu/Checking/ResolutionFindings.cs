using Drydock.Gpu.Resolution;
using Drydock.Gpu.Runtime;

namespace Drydock.Gpu.Checking;

/// <summary>Reasons of a resolution as findings with what to do.</summary>
internal static class ResolutionFindings
{
    /// <summary>The findings of an install; those of a fallback are told with it.</summary>
    public static IEnumerable<GpuFinding> Of(InstallReport install)
    {
        var resolution = install.Resolutions[0];
        foreach (var reason in resolution.Reasons)
        {
            if (SeverityOf(reason) is not { } severity) continue;
            yield return new GpuFinding("torch-" + reason.Id, severity, "torch", reason.Text, FixOf(reason, resolution), reason.Citation)
            {
                Pins = IsAboutPins(reason) ? resolution.Nearest : null,
            };
        }
    }

    private static GpuSeverity? SeverityOf(Reason reason) => (reason.Kind, reason.Id) switch
    {
        (ReasonKind.Blocks, _) or (_, "fallback") => GpuSeverity.Error,
        (ReasonKind.Caution, "driver" or "duplicate" or "libraries") => GpuSeverity.Info,
        (ReasonKind.Caution, _) => GpuSeverity.Warning,
        (ReasonKind.Unknown, "driver") => null,
        (ReasonKind.Unknown, _) => GpuSeverity.Info,
        _ => null,
    };

    /// <summary>True when other versions are the answer.</summary>
    private static bool IsAboutPins(Reason reason) => reason switch
    {
        { Id: "python", Kind: ReasonKind.Unknown } or { Id: "driver", Kind: ReasonKind.Caution } => false,
        { Id: "conda" or "fallback" or "extra-index" or "duplicate" or "libraries" or "musl" } => false,
        _ => true,
    };

    private static string FixOf(Reason reason, TorchResolution resolution)
    {
        var pins = resolution.Nearest is { } nearest ? string.Join(' ', nearest.Lines) : null;
        return reason.Id switch
        {
            "python" when reason.Kind == ReasonKind.Unknown => "say it with --python",
            "conda" => "install it with pip from PyTorch's own index, or let conda itself tell",
            "fallback" => pins is null ? "remove what stands behind ||" : $"remove what stands behind || and write {pins}",
            "extra-index" => "use --index-url for PyTorch's index alone, and install the rest by itself",
            "duplicate" => "build on python:*-slim; the runtime mounts the driver",
            "libraries" => "leave it out",
            "musl" => "build on a -slim image",
            "driver" when reason.Kind == ReasonKind.Caution => "update the driver, or take a build for an older CUDA",
            _ => pins is null ? "name a version, a build and an index that are known to fit" : $"write {pins}",
        };
    }
}
