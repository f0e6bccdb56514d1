using Drydock.Gpu.Requirements;
using Drydock.Gpu.Versions;

namespace Drydock.Gpu.Resolution;

/// <summary>Which build of a version of torch an index gives.</summary>
/// <param name="Build"><c>cu121</c>, <c>cpu</c>; null when it is not known.</param>
/// <param name="Cuda">Null for a CPU build, and when it is not known.</param>
/// <param name="Confirmed">False where the build is only probable.</param>
internal sealed record BuildChoice(string? Build, CudaVersion? Cuda, Answer Available, bool Confirmed = true)
{
    public bool CpuOnly => Build is not null && Cuda is null;

    /// <summary>Finds the build.</summary>
    public static BuildChoice Choose(ResolveCase question, WheelVersion torch, ReasonList reasons)
    {
        Merged(question, reasons);
        if (question.Of("torch").Any(static r => r.Origin == PackageOrigin.Conda)) return Conda(torch, reasons);
        if (question.Of("torch").FirstOrDefault(static r => r.Url.Length > 0) is { } direct) return Direct(question, torch, direct, reasons);
        if (question.Set.Indexes.NoIndex && question.MergedIndexes.All(static i => i.Kind == TorchIndexKind.Other))
            return Of(torch.Local, reasons.Unknown("index", "--no-index leaves the wheels at --find-links only, which are not known"));
        return torch.Local is { } tag ? Tagged(question, torch, tag, reasons) : Untagged(question, torch, reasons);
    }

    private static void Merged(ResolveCase question, ReasonList reasons)
    {
        if (question.IsBound || question.Set.Indexes.Extra.Length == 0) return;
        reasons.Caution("extra-index",
            "--extra-index-url merges indexes and the highest version of any of them wins: a package of the same name on the other one is taken (as torchtriton was in December 2022); use --index-url, or bind the package to its index",
            new Reference.Citation("PyTorch security notice on torchtriton; pip documentation, --extra-index-url", "2022-12"));
    }

    private static BuildChoice Conda(WheelVersion torch, ReasonList reasons)
    {
        var answer = reasons.Unknown("conda", "conda's builds are not in the tables: that a wheel exists says nothing about them");
        return Of(torch.Local, answer);
    }

    private static BuildChoice Direct(ResolveCase question, WheelVersion torch, Requirement direct, ReasonList reasons)
    {
        if (!WheelFile.TryParse(direct.Url, out var file)) return Of(torch.Local, reasons.Unknown("url", $"{direct.Url} does not name a wheel"));
        if (!file!.PlatformTag.Contains("linux", StringComparison.Ordinal)) return Of(torch.Local, reasons.Blocks("platform", $"the wheel is for {file.PlatformTag}, not for Linux"));
        if (question.Target.Python is { } python && !file.PythonTag.Contains(python.WheelTag, StringComparison.Ordinal) && file.PythonTag != "py3")
            return Of(torch.Local, reasons.Blocks("python", $"the wheel is for {file.PythonTag}, not for Python {python}"));
        return Of(torch.Local, torch.Local is null ? reasons.Unknown("url", "the name of the wheel does not tell its CUDA") : Answer.Yes);
    }

    /// <summary>A version with a build: it is on PyTorch's own indexes and nowhere else.</summary>
    private static BuildChoice Tagged(ResolveCase question, WheelVersion torch, string tag, ReasonList reasons)
    {
        var places = question.MergedIndexes.Append(question.Index).ToList();
        var exact = places.Any(p => p.Kind == TorchIndexKind.PyTorch && p.Build == tag);
        if (exact || places.Any(static p => p.Kind == TorchIndexKind.PyTorchAll)) return Of(tag, HasBuild(question, torch, tag, reasons));
        if (places.FirstOrDefault(static p => p.Kind is TorchIndexKind.Other or TorchIndexKind.PyTorchPreview) is not null)
            return Of(tag, reasons.Unknown("index", "what this index has is not known"));
        var other = places.FirstOrDefault(static p => p.Kind == TorchIndexKind.PyTorch);
        var text = other is not null
            ? $"torch {torch} is not on the index for {other.Build}; install only with --index-url {TorchIndex.UrlOf(tag)}"
            : $"torch {torch} has a build in its version, which PyPI does not take; install only with --index-url {TorchIndex.UrlOf(tag)}";
        return Of(tag, reasons.Blocks("index", text, new Reference.Citation("PyPI's upload rules (PEP 440, local versions); PyTorch installation guide", "2026-09")));
    }

    private static Answer HasBuild(ResolveCase question, WheelVersion torch, string build, ReasonList reasons)
    {
        var builds = question.Catalogue.Builds(torch);
        if (builds.IsEmpty) return reasons.Unknown("build", $"which builds torch {torch.Public} has is not known");
        if (builds.Contains(build)) return Answer.Yes;
        if (build.StartsWith("cu", StringComparison.Ordinal) || build == TorchCatalogue.CpuBuild)
            return reasons.Blocks("build", $"torch {torch.Public} has no build {build}; there are {string.Join(", ", builds)}", question.Catalogue.BuildsCitation(torch));
        return reasons.Unknown("build", $"builds for {build} are not in the tables");
    }

    /// <summary>A version without a build: the index decides.</summary>
    private static BuildChoice Untagged(ResolveCase question, WheelVersion torch, ReasonList reasons)
    {
        var extra = question.MergedIndexes.ToList();
        var main = question.Index;
        // The same version with a build counts as higher, so a merged index of a build wins where it has the version.
        if (extra.FirstOrDefault(static e => e.Kind == TorchIndexKind.PyTorch) is { } merged && main.Kind == TorchIndexKind.PyPi)
            return question.Catalogue.Builds(torch).Contains(merged.Build!) ? Of(merged.Build, Answer.Yes) : Default(question, torch, reasons);
        if (extra.Any(static e => e.Kind is TorchIndexKind.Other or TorchIndexKind.PyTorchPreview or TorchIndexKind.PyTorchAll))
            return Of(null, reasons.Unknown("index", "several indexes are merged: which of them has the highest version is not known"));
        return main.Kind switch
        {
            TorchIndexKind.PyPi => Default(question, torch, reasons),
            TorchIndexKind.PyTorch => Of(main.Build, HasBuild(question, torch, main.Build!, reasons)),
            TorchIndexKind.PyTorchAll => Of(null, reasons.Unknown("index", "this index has all builds, and the installer takes the one whose name sorts last; name a build: https://download.pytorch.org/whl/cu…")),
            _ => Of(main.Build, reasons.Unknown("index", "what this index has is not known")),
        };
    }

    private static BuildChoice Default(ResolveCase question, WheelVersion torch, ReasonList reasons)
    {
        var pins = question.Catalogue.Pins(torch);
        if (pins?.PyPiCuda is { } listed) return new BuildChoice(listed.WheelTag, listed, Answer.Yes);
        if (question.Catalogue.Default(torch) is not { } known) return Of(null, reasons.Unknown("default-cuda", $"which CUDA PyPI's wheel of torch {torch} has is not known"));
        var text = $"PyPI's wheel of torch {torch.Line.Major}.{torch.Line.Minor} for Linux has CUDA {known.Cuda}";
        if (known.Confirmed) reasons.Fact("default-cuda", text, known.Citation);
        else reasons.Caution("default-cuda", text + ", which no published source confirms: name the build", known.Citation);
        return new BuildChoice(known.Cuda.WheelTag, known.Cuda, Answer.Yes, known.Confirmed);
    }

    private static BuildChoice Of(string? build, Answer available) =>
        new(build, build is not null && CudaVersion.TryParseTag(build, out var cuda) ? cuda : null, available);
}
