using Drydock.Gpu.Requirements;
using Drydock.Gpu.Versions;

namespace Drydock.Gpu.Resolution;

/// <summary>Which version of torch a set of requirements leads to.</summary>
internal static class VersionChoice
{
    /// <summary>The version, with a build when the requirement names one; null when it is not known.</summary>
    public static WheelVersion? Choose(ResolveCase question, ReasonList reasons, out Answer answer)
    {
        var torch = question.Of("torch").ToList();
        if (torch.Count == 0) return Implied(question, reasons, out answer);
        if (torch.FirstOrDefault(static r => r.Unclear) is { } unclear)
        {
            answer = reasons.Unknown("version", $"the version in '{unclear.Text}' cannot be told");
            return null;
        }

        if (torch.FirstOrDefault(r => EnvironmentMarker.Evaluate(r.Marker, question.Target.Python) is null) is { } conditional)
            reasons.Unknown("marker", $"whether '{conditional.Marker}' holds cannot be told here");
        var exact = torch.Select(static r => r.Exact).OfType<WheelVersion>().ToList();
        return exact.Count > 0 ? Exact(exact, torch, question, reasons, out answer) : Newest(torch, question, reasons, out answer);
    }

    private static WheelVersion? Exact(List<WheelVersion> exact, List<Requirement> torch, ResolveCase question, ReasonList reasons, out Answer answer)
    {
        var version = exact.FirstOrDefault(static v => v.Local is not null) ?? exact[0];
        if (torch.FirstOrDefault(r => !r.Allows(version)) is { } other)
        {
            answer = reasons.Blocks("version", $"'{other.Text}' does not allow torch {version}, which another requirement asks for");
            return version;
        }

        answer = Exists(version, question, reasons);
        return version;
    }

    private static Answer Exists(WheelVersion version, ResolveCase question, ReasonList reasons)
    {
        var catalogue = question.Catalogue;
        if (catalogue.Release(version) is not { } release)
            return catalogue.Pins(version) is not null ? Answer.Yes : reasons.Unknown("version", $"PyTorch {version.Line.Major}.{version.Line.Minor} is not in the tables");
        if (release.Planned) return reasons.Unknown("version", $"PyTorch {version.Line.Major}.{version.Line.Minor} is announced for {release.Date}; whether it is out is not known", release.Citation);
        if (version.IsPreRelease) return reasons.Unknown("version", $"{version} is a pre-release, which the tables do not hold");
        return catalogue.Versions.Contains(version.Public)
            ? Answer.Yes
            : reasons.Unknown("version", $"torch {version.Public} is not among the known versions of its release", catalogue.Tables.Pins[0].Citation);
    }

    /// <summary>What an installer takes when the version is left open: the newest that is allowed and fits the Python and the index.</summary>
    private static WheelVersion? Newest(List<Requirement> torch, ResolveCase question, ReasonList reasons, out Answer answer)
    {
        var catalogue = question.Catalogue;
        var allowed = catalogue.Versions.Where(v => torch.All(r => r.Allows(v))).ToList();
        if (allowed.Count == 0)
        {
            answer = reasons.Unknown("version", $"no known version of torch is allowed by {Texts(torch)}");
            return null;
        }

        var python = question.Target.Python;
        var fitting = allowed.Where(v => python is not { } p || catalogue.Supports(v, p) == Answer.Yes).ToList();
        if (fitting.Count == 0)
        {
            answer = reasons.Blocks("python", $"no version of torch that {Texts(torch)} allows has wheels for Python {python}", catalogue.Release(allowed[^1])?.Citation);
            return null;
        }

        var build = question.Index.Kind == TorchIndexKind.PyTorch && !question.MergedIndexes.Any() ? question.Index.Build : null;
        var indexed = fitting.Where(v => build is null || catalogue.Builds(v).Contains(build)).ToList();
        if (indexed.Count == 0)
        {
            answer = reasons.Blocks("index", $"no version of torch that {Texts(torch)} allows is on the index for {build}", catalogue.BuildsCitation(fitting[^1]));
            return null;
        }

        reasons.Caution("unpinned", $"torch is not pinned: this takes {indexed[^1]} as far as is known here, and something else once there is a newer one", catalogue.Release(indexed[^1])?.Citation);
        answer = Answer.Yes;
        return indexed[^1];
    }

    /// <summary>torchvision and torchaudio ask for one version of torch.</summary>
    private static WheelVersion? Implied(ResolveCase question, ReasonList reasons, out Answer answer)
    {
        foreach (var requirement in question.Requirements.Where(static r => r.Name is "torchvision" or "torchaudio"))
        {
            if (requirement.Exact is not { } exact) continue;
            var pins = question.Catalogue.Tables.Pins.LastOrDefault(p => (requirement.Name == "torchvision" ? p.TorchVision : p.TorchAudio).Equals(exact.Public));
            if (pins is null) continue;
            reasons.Fact("version", $"{requirement.Name} {exact.Public} brings torch {pins.Torch}", pins.Citation);
            answer = Answer.Yes;
            return pins.Torch.WithLocal(exact.Local);
        }

        answer = reasons.Unknown("version", "which torch this brings cannot be told");
        return null;
    }

    private static string Texts(List<Requirement> torch) => string.Join(" and ", torch.Select(static r => $"'{r.Text}'"));
}
