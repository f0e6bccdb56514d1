using System.Collections.Immutable;
using Drydock.Gpu.Reference;
using Drydock.Gpu.Requirements;
using Drydock.Gpu.Versions;

namespace Drydock.Gpu.Resolution;

/// <summary>Says whether a set of PyTorch requirements installs and computes somewhere, from tables alone: nothing is downloaded.</summary>
/// <remarks>For Linux on x86-64 and CPython.</remarks>
public sealed class TorchResolver(GpuTables tables)
{
    private readonly TorchCatalogue catalogue = new(tables);

    /// <summary>Judges a set, and finds the nearest one that fits.</summary>
    public TorchResolution Resolve(RequirementSet set, ResolveTarget target)
    {
        var question = new ResolveCase(catalogue, set, target);
        var resolution = Judge(question);
        return NearestSet.Wanted(question, resolution) ? resolution with { Nearest = new NearestSet(catalogue, Judge).Find(question, resolution) } : resolution;
    }

    /// <summary>Judges sets of which the next is taken when the one before fails, as <c>||</c> in a shell does.</summary>
    public ImmutableArray<TorchResolution> ResolveAlternatives(ImmutableArray<RequirementSet> alternatives, ResolveTarget target)
    {
        var resolutions = alternatives.Select(set => Resolve(set, target)).ToImmutableArray();
        if (resolutions.Length < 2) return resolutions;
        var warning = new Reason(ReasonKind.Caution, "fallback", FallbackText(alternatives, resolutions), null);
        return [resolutions[0] with { Reasons = [.. resolutions[0].Reasons.Append(warning).OrderByDescending(static r => r.Kind)] }, .. resolutions[1..]];
    }

    private static string FallbackText(ImmutableArray<RequirementSet> alternatives, ImmutableArray<TorchResolution> resolutions)
    {
        var second = resolutions[1];
        var text = string.Join(' ', alternatives[1].Requirements.Select(static r => r.Text));
        var what = second.CpuOnly ? "a build for the CPU" : second.Cuda is { } cuda ? $"a build for CUDA {cuda}" : "another build";
        var when = resolutions[0].Installs == Answer.No ? "The first install cannot succeed, so" : "When the first install fails for any reason,";
        return $"{when} the fallback '{text}' gives {what}{(second.Torch is { } torch ? $" of torch {torch.Public}" : "")} and the build stays green; remove the fallback and let the build fail";
    }

    private TorchResolution Judge(ResolveCase question)
    {
        var reasons = new ReasonList();
        var torch = VersionChoice.Choose(question, reasons, out var version);
        if (torch is null)
        {
            return new TorchResolution
            {
                Requirements = Texts(question),
                Installs = version,
                Runs = version,
                Python = question.Target.Python,
                Reasons = reasons.Sorted(),
            };
        }

        var build = BuildChoice.Choose(question, torch, reasons);
        var installs = ReasonList.All(
            version,
            build.Available,
            InstallChecks.Python(question, torch, reasons),
            InstallChecks.Companions(question, torch, reasons),
            InstallChecks.System(question, torch, build.Cuda, reasons),
            CudnnCheck.Judge(question, torch, build, reasons),
            question.Of("torch").Any(r => EnvironmentMarker.Evaluate(r.Marker, question.Target.Python) is null) ? Answer.Unknown : Answer.Yes);
        InstallChecks.Duplicates(question, build, reasons);
        InstallChecks.Libraries(question, build, reasons);
        var runs = ReasonList.All(RunChecks.Driver(question, torch, build, reasons), RunChecks.Gpu(question, torch, build, reasons));
        return Result(question, torch, build, reasons) with { Installs = installs, Runs = installs == Answer.No ? Answer.No : ReasonList.All(installs, runs) };
    }

    private TorchResolution Result(ResolveCase question, WheelVersion torch, BuildChoice build, ReasonList reasons)
    {
        var release = catalogue.Release(torch);
        return new TorchResolution
        {
            Requirements = Texts(question),
            Python = question.Target.Python,
            Installs = Answer.Unknown,
            Runs = Answer.Unknown,
            Torch = build is { Build: not null, Confirmed: true } ? torch.WithLocal(build.Build) : torch,
            Cuda = build.Cuda,
            Cudnn = build.Cuda is { } made ? catalogue.Cudnn(torch, made)?.Cudnn : null,
            CpuOnly = build.CpuOnly,
            MinDriver = build.Cuda is { } cuda ? catalogue.MinDriver(cuda)?.Driver : null,
            PairedDriver = build.Cuda is { } paired ? catalogue.Paired(paired)?.Linux : null,
            DriverFit = build.Cuda is { } fit ? RunChecks.Fit(catalogue, fit, question.Target.Driver) : DriverFit.Unknown,
            Pythons = release is null ? [] : [.. release.Pythons, .. release.ExperimentalPythons],
            Reasons = reasons.Sorted(),
        };
    }

    private static ImmutableArray<string> Texts(ResolveCase question) => [.. question.Requirements.Where(IsOfInterest).Select(static r => r.Text)];

    private static bool IsOfInterest(Requirement requirement) =>
        requirement.Name is "torch" or "torchvision" or "torchaudio" || requirement.Name.StartsWith("nvidia-", StringComparison.Ordinal);
}
