using Drydock.Gpu.Reference;
using Drydock.Gpu.Resolution;
using Drydock.Gpu.Runtime;
using Drydock.Gpu.Versions;

namespace Drydock.Gpu.Checking;

/// <summary>The CUDA of a base image against the driver.</summary>
internal static class BaseDriver
{
    /// <summary>What is wrong; null when nothing is, or it cannot be told.</summary>
    public static GpuFinding? Check(string? reference, DriverVersion? driver, GpuTables tables)
    {
        if (reference is null || driver is not { } version || BaseImageFacts.Of(reference, tables).Cuda is not { } cuda) return null;
        var catalogue = new TorchCatalogue(tables);
        if (catalogue.MinDriver(cuda) is not { } least) return null;
        var paired = catalogue.Paired(cuda);
        return RunChecks.Fit(catalogue, cuda, version) switch
        {
            DriverFit.TooOld => new GpuFinding("base-driver", GpuSeverity.Error, "FROM", $"{reference} has CUDA {cuda}, which needs driver {least.Driver} or newer; this is {version}",
                "build on python:*-slim with wheels for an older CUDA, or update the driver", least.Citation),
            DriverFit.MinorCompatibility => new GpuFinding("base-driver", GpuSeverity.Info, "FROM",
                $"driver {version} runs CUDA {cuda} of {reference} by minor-version compatibility, which leaves out compiling PTX{(paired is null ? "" : $"; from {paired.Linux} on nothing is missing")}",
                "update the driver, or build on an older CUDA", paired?.Citation ?? least.Citation),
            _ => null,
        };
    }
}
