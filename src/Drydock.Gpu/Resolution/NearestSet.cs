using System.Collections.Immutable;
using Drydock.Gpu.Requirements;
using Drydock.Gpu.Versions;

namespace Drydock.Gpu.Resolution;

/// <summary>Finds the set nearest to what is asked for that installs and runs.</summary>
/// <remarks>What is known to run before what may run; supported Pythons before experimental ones; then the fewest releases away, newer before older; then the same CUDA, a driver that needs no
/// compatibility, a stable CUDA, the latest patch.</remarks>
internal sealed class NearestSet(TorchCatalogue catalogue, Func<ResolveCase, TorchResolution> judge)
{
    /// <summary>Whether there is anything better to say than what was asked for.</summary>
    public static bool Wanted(ResolveCase question, TorchResolution resolution)
    {
        if (!question.Requirements.Any(static r => r.Name is "torch" or "torchvision" or "torchaudio")) return false;
        if (question.Requirements.Any(static r => r.Origin == PackageOrigin.Conda) && resolution.Installs == Answer.Unknown) return false;
        var pinned = question.Of("torch").Any(static r => r.Exact?.Local is not null) || question.Index.Kind == TorchIndexKind.PyTorch;
        return resolution.Installs == Answer.No || resolution.Runs == Answer.No || !pinned || question.Of("torch").All(static r => r.Exact is null);
    }

    /// <summary>The nearest set; null when none of the tables fits.</summary>
    public PinSet? Find(ResolveCase question, TorchResolution resolution)
    {
        if (question.Base?.Musl == true) return null;
        var wanted = Place(resolution.Torch ?? question.Of("torch").Select(static r => r.Exact).FirstOrDefault() ?? catalogue.Versions[^1]);
        var best = Candidates(question)
            .OrderBy(static c => c.Runs == Answer.Yes ? 0 : 1)
            .ThenBy(static c => c.Experimental)
            .ThenBy(c => Distance(wanted, Place(c.Pins.Torch)))
            .ThenBy(c => resolution.Cuda is null || c.Pins.Cuda == resolution.Cuda ? 0 : c.Pins.Cuda?.Major == resolution.Cuda?.Major ? 1 : 2)
            .ThenBy(static c => c.Fit == DriverFit.Paired ? 0 : 1)
            .ThenBy(static c => c.Stable ? 0 : 1)
            .ThenByDescending(static c => c.Pins.Torch.Public)
            .ThenByDescending(static c => c.Pins.Cuda?.Major * 100 + c.Pins.Cuda?.Minor)
            .FirstOrDefault();
        return best?.Pins;
    }

    private IEnumerable<Candidate> Candidates(ResolveCase question)
    {
        foreach (var torch in catalogue.Versions)
        {
            if (question.Target.Python is { } python && catalogue.Supports(torch, python) != Answer.Yes) continue;
            foreach (var build in catalogue.Builds(torch))
            {
                if (!CudaVersion.TryParseTag(build, out var cuda)) continue;
                if (Pins(question, torch, build, cuda) is not { } pins) continue;
                var judged = judge(new ResolveCase(catalogue, SetOf(pins), question.Target));
                if (judged.Installs == Answer.No || judged.Runs == Answer.No) continue;
                var release = catalogue.Release(torch);
                yield return new Candidate(
                    pins,
                    judged.Runs,
                    question.Target.Python is { } p && release is not null && !release.Pythons.Contains(p) ? 1 : 0,
                    judged.DriverFit,
                    release is null || release.StableCuda.Contains(cuda));
            }
        }
    }

    private PinSet? Pins(ResolveCase question, WheelVersion torch, string build, CudaVersion cuda)
    {
        var known = catalogue.Pins(torch);
        var vision = question.Of("torchvision").Any();
        var audio = question.Of("torchaudio").Any();
        if (known is null && (vision || audio)) return null;
        return new PinSet(torch.WithLocal(build), vision ? known!.TorchVision : null, audio ? known!.TorchAudio : null, cuda, TorchIndex.UrlOf(build));
    }

    private static RequirementSet SetOf(PinSet pins)
    {
        var requirements = ImmutableArray.CreateBuilder<Requirement>();
        foreach (var line in pins.Lines)
            if (!line.StartsWith('-')) requirements.Add(RequirementParser.Parse(line, out _)!);
        return new RequirementSet(requirements.ToImmutable(), new PackageIndexes(pins.Index, [], [], false));
    }

    /// <summary>How many releases lie between; one step back counts as two forward.</summary>
    private static int Distance(int wanted, int candidate) => candidate >= wanted ? candidate - wanted : 2 * (wanted - candidate);

    private int Place(WheelVersion torch)
    {
        var releases = catalogue.Tables.TorchReleases;
        for (var i = 0; i < releases.Length; i++)
            if (releases[i].Line.CompareTo(torch.Line) >= 0) return releases[i].Line == torch.Line ? i : i - 1;
        return releases.Length;
    }

    private sealed record Candidate(PinSet Pins, Answer Runs, int Experimental, DriverFit Fit, bool Stable);
}
