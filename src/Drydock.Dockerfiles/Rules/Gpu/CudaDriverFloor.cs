using Drydock.Gpu.Versions;

namespace Drydock.Dockerfiles.Rules.Gpu;

/// <summary>A CUDA that the host's driver cannot run.</summary>
internal static class CudaDriverFloor
{
    public static readonly Rule Rule = new()
    {
        Id = "cuda-driver-floor",
        Title = "The host's driver is too old for this CUDA",
        Why = "The driver comes from the host: one that is too old refuses the container, or every call to the GPU.",
        Theme = RuleTheme.Gpu,
        Severity = RuleSeverity.Warning,
        Before =
            """
            FROM nvidia/cuda:13.0.1-runtime-ubuntu24.04
            """,
        After =
            """
            FROM nvidia/cuda:12.9.1-runtime-ubuntu24.04
            """,
        ExampleDriver = "550.54.14",
        Check = static c =>
        {
            if (c.Final is not { } final || c.Settings.Driver is not { } text || !DriverVersion.TryParse(text, out var driver)) return;
            if (CudaBase.Of(final) is not { Cuda: { } cuda } facts || CudaBase.LeastDriver(cuda) is not { } least || driver >= least) return;
            c.Report(final.RootFrom.Image.Span, $"CUDA {cuda.Line} of {facts.Name} needs driver {least} or newer, the host has {driver}; take an older CUDA, or update the driver");
        },
    };
}
