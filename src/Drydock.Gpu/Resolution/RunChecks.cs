using System.Collections.Immutable;
using Drydock.Gpu.Versions;

namespace Drydock.Gpu.Resolution;

/// <summary>What decides whether an installed wheel computes: the driver and the GPU.</summary>
internal static class RunChecks
{
    /// <summary>How the driver goes with a CUDA version.</summary>
    public static DriverFit Fit(TorchCatalogue catalogue, CudaVersion cuda, DriverVersion? driver)
    {
        if (driver is not { } version || catalogue.MinDriver(cuda) is not { } least) return DriverFit.Unknown;
        if (version < least.Driver) return DriverFit.TooOld;
        return catalogue.Paired(cuda) is { } paired && version >= paired.Linux ? DriverFit.Paired : DriverFit.MinorCompatibility;
    }

    public static Answer Driver(ResolveCase question, WheelVersion torch, BuildChoice build, ReasonList reasons)
    {
        if (build.CpuOnly) return reasons.Blocks("cpu-build", $"{build.Build} is no CUDA build: it computes on the CPU only");
        if (build.Cuda is not { } cuda) return reasons.Unknown("driver", "without the CUDA version the driver cannot be judged");
        if (question.Catalogue.MinDriver(cuda) is not { } least) return reasons.Unknown("driver", $"which driver CUDA {cuda} needs is not known");
        if (question.Target.Driver is not { } driver) return reasons.Unknown("driver", $"no driver was given: CUDA {cuda} needs {least.Driver} or newer", least.Citation);
        if (!build.Confirmed) return Unconfirmed(question, torch, driver, reasons);
        var paired = question.Catalogue.Paired(cuda);
        switch (Fit(question.Catalogue, cuda, driver))
        {
            case DriverFit.TooOld:
                return reasons.Blocks("driver", $"CUDA {cuda} needs driver {least.Driver} or newer, this is {driver}; update it (cuda-compat helps on data-centre GPUs only)", least.Citation);
            case DriverFit.MinorCompatibility:
                var newer = paired is null ? "" : $"; from {paired.Linux} on nothing is missing";
                reasons.Caution("driver", $"driver {driver} runs CUDA {cuda} by minor-version compatibility, which leaves out compiling PTX{newer}", paired?.Citation ?? least.Citation);
                return Answer.Yes;
            default:
                reasons.Fact("driver", $"driver {driver} is as new as the one that CUDA {cuda} was published with ({paired!.Linux})", paired.Citation);
                return Answer.Yes;
        }
    }

    /// <summary>A build that is only probable: the answer stands when every build of the release gives it.</summary>
    private static Answer Unconfirmed(ResolveCase question, WheelVersion torch, DriverVersion driver, ReasonList reasons)
    {
        var catalogue = question.Catalogue;
        if (catalogue.Release(torch) is not { } release) return reasons.Unknown("driver", "the build is not known for certain");
        var fits = release.AllCuda.Select(c => Fit(catalogue, c, driver)).ToImmutableArray();
        if (fits.All(static f => f is DriverFit.Paired or DriverFit.MinorCompatibility))
        {
            reasons.Fact("driver", $"driver {driver} runs every CUDA build of this release ({string.Join(", ", release.AllCuda)})", release.Citation);
            return Answer.Yes;
        }

        return fits.All(static f => f == DriverFit.TooOld)
            ? reasons.Blocks("driver", $"driver {driver} is too old for every CUDA build of this release ({string.Join(", ", release.AllCuda)})", release.Citation)
            : reasons.Unknown("driver", $"whether driver {driver} is new enough depends on the build, which is not known for certain", release.Citation);
    }

    public static Answer Gpu(ResolveCase question, WheelVersion torch, BuildChoice build, ReasonList reasons)
    {
        if (question.Target.Gpu is not { } gpu || build.CpuOnly) return Answer.Yes;
        if (build.Cuda is not { } cuda || question.Catalogue.Architectures(torch, cuda) is not { } list)
            return reasons.Unknown("gpu", $"for which GPUs torch {torch.Public} has machine code in this build is not known");
        var names = string.Join(" ", list.Architectures);
        if (list.Architectures.Any(gpu.RunsBinaryFor))
        {
            reasons.Fact("gpu", $"the wheel has machine code that {gpu} runs ({names})", list.Citation);
            return Answer.Yes;
        }

        if (list.Ptx is not { } ptx || gpu < ptx) return reasons.Blocks("gpu", $"the wheel has no code for {gpu}, only for {names}", list.Citation);
        if (Fit(question.Catalogue, cuda, question.Target.Driver) != DriverFit.Paired)
            return reasons.Unknown("gpu", $"{gpu} would have to compile the PTX of {ptx}, for which the driver must be the one of CUDA {cuda} or newer", list.Citation);
        reasons.Caution("gpu", $"the wheel has no machine code for {gpu}: the driver compiles the PTX of {ptx} at the first start, which takes minutes and a writable cache", list.Citation);
        return Answer.Yes;
    }
}
