using System.Globalization;
using Drydock.Gpu.Reference;
using Drydock.Gpu.Requirements;
using Drydock.Gpu.Versions;

namespace Drydock.Gpu.Resolution;

/// <summary>What decides whether a chosen wheel can be installed: Python, its companions, the base system.</summary>
internal static class InstallChecks
{
    public static Answer Python(ResolveCase question, WheelVersion torch, ReasonList reasons)
    {
        if (question.Target.Python is not { } python)
        {
            return question.Base?.Glibc is { Python: { } own } system
                ? reasons.Unknown("python", $"no Python was given; the own one of {system.System} {system.Version} is {own}: say which with --python", system.Citation)
                : reasons.Unknown("python", "no Python was given: say which with --python");
        }

        if (question.Base?.Python is { } inBase && inBase != python) reasons.Caution("python", $"the base image has Python {inBase}, not {python}");
        if (question.Catalogue.Release(torch) is not { From: { } from, To: { } to, Planned: false } release)
            return reasons.Unknown("python", $"which Pythons torch {torch.Public} supports is not known");
        var name = $"PyTorch {torch.Line.Major}.{torch.Line.Minor}";
        if (release.Pythons.Contains(python)) return Answer.Yes;
        if (!release.ExperimentalPythons.Contains(python)) return reasons.Blocks("python", $"{name} has wheels for Python {from} to {to}, none for {python}", release.Citation);
        reasons.Caution("python", $"{name} supports Python {python} only as an experiment", release.Citation);
        return Answer.Yes;
    }

    /// <summary>torchvision and torchaudio are built against one version of torch.</summary>
    public static Answer Companions(ResolveCase question, WheelVersion torch, ReasonList reasons)
    {
        var answer = Answer.Yes;
        var pins = question.Catalogue.Pins(torch);
        foreach (var requirement in question.Requirements.Where(static r => r.Name is "torchvision" or "torchaudio"))
            answer = ReasonList.All(answer, Companion(question, torch, pins, requirement, reasons));
        return answer;
    }

    private static Answer Companion(ResolveCase question, WheelVersion torch, TorchPins? pins, Requirement requirement, ReasonList reasons)
    {
        if (requirement.Specifiers.IsEmpty && !requirement.Unclear) return Answer.Yes;
        if (requirement.Name == "torchaudio" && requirement.Exact is { } audio && audio.Line.CompareTo(StableAudio) >= 0 && torch.Line.CompareTo(StableAudio) >= 0)
        {
            reasons.Fact("pairing", "torchaudio 2.11 works with torch 2.11 and every later one", question.Catalogue.Tables.Pins[^1].Citation);
            return Answer.Yes;
        }

        if (pins is null || requirement.Unclear) return reasons.Unknown("pairing", $"which {requirement.Name} goes with torch {torch.Public} is not known");
        var wanted = requirement.Name == "torchvision" ? pins.TorchVision : pins.TorchAudio;
        if (!requirement.Allows(wanted.WithLocal(requirement.Exact?.Local)))
            return reasons.Blocks("pairing", $"torch {torch.Public} goes with {requirement.Name} {wanted}, which '{requirement.Text}' does not allow", pins.Citation);
        if (requirement.Exact?.Local is { } build && torch.Local is not null && build != torch.Local)
            reasons.Caution("pairing", $"{requirement.Name} is built for {build} and torch for {torch.Local}: its operators for the GPU do not load");
        return Answer.Yes;
    }

    /// <summary>Wheels for Linux need glibc, and enough of it.</summary>
    public static Answer System(ResolveCase question, WheelVersion torch, CudaVersion? cuda, ReasonList reasons)
    {
        if (question.Base is not { } image) return Answer.Yes;
        var need = question.Catalogue.Glibc(torch, cuda);
        if (image.Musl) return reasons.Blocks("musl", $"{image.Name} has musl instead of glibc, for which PyTorch has no wheels; use a -slim image", need?.Citation);
        if (need is null || image.Glibc is not { } has) return Answer.Yes;
        if (has.Glibc.CompareTo(need.Glibc) >= 0) return Answer.Yes;
        return reasons.Blocks("glibc", $"the wheel needs glibc {Text(need.Glibc)}, {has.System} {has.Version} has {Text(has.Glibc)}", need.Citation);
    }

    /// <summary>A base image with CUDA under wheels that bring their own.</summary>
    public static void Duplicates(ResolveCase question, BuildChoice build, ReasonList reasons)
    {
        if (question.Base is not { CudaFlavour: { } flavour } image || build.Cuda is not { } cuda) return;
        var sizes = question.Catalogue.Tables.Sizes;
        if (sizes.FirstOrDefault(static s => s.What == "wheels") is not { } wheels) return;
        if (image.HasTorch)
        {
            reasons.Caution("duplicate", $"{image.Name} brings PyTorch along: installing torch again adds about {Gigabytes(wheels)} GB of CUDA libraries a second time", wheels.Citation);
            return;
        }

        if (sizes.FirstOrDefault(s => s.What == flavour) is not { } size) return;
        reasons.Caution("duplicate",
            $"the wheels bring CUDA {cuda} along (about {Gigabytes(wheels)} GB compressed), and {image.Name} has CUDA {image.Cuda?.ToString() ?? "too"} again (about {Gigabytes(size)} GB): a python:*-slim image with the driver mounted is enough",
            size.Citation);
    }

    /// <summary>CUDA libraries that are asked for beside torch, which pins its own.</summary>
    public static void Libraries(ResolveCase question, BuildChoice build, ReasonList reasons)
    {
        foreach (var requirement in question.Requirements)
        {
            if (!requirement.Name.StartsWith("nvidia-", StringComparison.Ordinal)) continue;
            var at = requirement.Name.LastIndexOf("-cu", StringComparison.Ordinal);
            var major = at < 0 ? 13 : int.TryParse(requirement.Name.AsSpan(at + 3), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
            if (build.Cuda is { } cuda && major != 0 && cuda.Major != major)
                reasons.Caution("libraries", $"{requirement.Name} is for CUDA {major}, torch for CUDA {cuda}: it is a second copy that torch does not use");
            else if (!requirement.Specifiers.IsEmpty)
                reasons.Caution("libraries", $"torch pins its CUDA libraries itself: '{requirement.Text}' can only agree with it or stop the installation");
        }
    }

    private static readonly (int, int) StableAudio = (2, 11);

    private static string Gigabytes(CudaSize size) => (size.Megabytes / 1000m).ToString("0.0", CultureInfo.InvariantCulture);

    private static string Text((int Major, int Minor) version) => $"{version.Major}.{version.Minor}";
}
