using Drydock.Dockerfiles.Requirements;
using Drydock.Dockerfiles.Rules.Gpu;
using Drydock.Dockerfiles.Semantics;
using Drydock.Gpu.Reference;
using Drydock.Gpu.Requirements;
using Drydock.Gpu.Versions;

namespace Drydock.Dockerfiles.Rules.LanguagePackages;

/// <summary>A pinned version that has no wheel for the base's Python.</summary>
internal static class PythonWheelAbi
{
    public static readonly Rule Rule = new()
    {
        Id = "python-wheel-abi",
        Title = "The pinned version has no wheel for this Python",
        Why = "Compiled packages are built for each minor version of Python; without a wheel for it pip stops, or tries to compile what a slim image cannot compile.",
        Theme = RuleTheme.LanguagePackages,
        Severity = RuleSeverity.Error,
        Before =
            """
            FROM python:3.12.11-slim-bookworm
            RUN pip install --no-cache-dir https://wheels.example/scorer-1.4-cp311-cp311-manylinux_2_28_x86_64.whl
            """,
        After =
            """
            FROM python:3.12.11-slim-bookworm
            RUN pip install --no-cache-dir https://wheels.example/scorer-1.4-cp312-cp312-manylinux_2_28_x86_64.whl
            """,
        Check = static c =>
        {
            foreach (var pip in PipCall.Of(c))
            {
                if (PythonOf(c, pip) is not { } python) continue;
                var told = new Lazy<bool>(() => GpuPins.TellsOfPython(c, pip.Run.Syntax.FirstLine, pip.Run.Syntax.LastLine));
                foreach (var word in pip.Call.Operands)
                {
                    if (PipArguments.IsCutByShell(pip.Call, word) || word.Value is not { } text || RequirementParser.Parse(text, out _) is not { } requirement) continue;
                    if (Missing(requirement, python) is { } what && !(IsTorch(requirement) && told.Value)) c.Report(word.Span, what);
                }

                foreach (var (word, lines, _) in pip.ReadFiles(c))
                {
                    foreach (var line in lines.Where(static l => l.Kind is RequirementKind.Package or RequirementKind.Address or RequirementKind.Local && l.Requirement is not null))
                    {
                        if (Missing(line.Requirement!, python) is { } what && !(IsTorch(line.Requirement!) && told.Value)) c.Report(word.Span, $"{line.File}, line {line.Line}: {what}");
                    }
                }
            }
        },
    };

    /// <summary>PyTorch's own rule knows the set that fits.</summary>
    private static bool IsTorch(Requirement requirement) => requirement is { Url.Length: 0, Name: "torch" or "torchvision" or "torchaudio" };

    /// <summary>The Python that a call installs for: the one it names, else the base's where nothing above brings another; null when it is not known.</summary>
    private static PythonVersion? PythonOf(RuleContext c, PipCall pip)
    {
        var name = pip.Invocation.Name!;
        var digits = name.StartsWith("python", StringComparison.Ordinal) ? name[6..] : name.StartsWith("pip", StringComparison.Ordinal) ? name[3..] : "";
        if (digits.Contains('.', StringComparison.Ordinal)) return PythonVersion.TryParse(digits, out var named) ? named : null;
        if (pip.Invocation.HasOption("--python", "-p", "--python-version", "--target-python") || pip.Invocation.NameWord.Prefix.Contains("conda", StringComparison.Ordinal)) return null;
        var stage = c.File.StageOf(pip.Run);
        var others = stage.Before(pip.Run).OfType<CommandStatement>().Append(pip.Run).Any(static r => r.Invocations.Any(static i => i.Runs("conda", "mamba", "micromamba", "pyenv")
            || i.Runs("uv") && i.Arguments.Any(static a => a.Is("python", "--python", "-p"))));
        if (others || RunEnvironment.Of(pip.Run, pip.Invocation, "UV_PYTHON").IsSet) return null;
        return c.BaseOf(stage).Python is { } text && PythonVersion.TryParse(text, out var python) ? python : null;
    }

    /// <summary>What is missing, as a sentence; null when nothing is, or it is not known.</summary>
    private static string? Missing(Requirement requirement, PythonVersion python)
    {
        if (EnvironmentMarker.Evaluate(requirement.Marker, python) != true) return null;
        if (requirement.Url.Length > 0) return WrongWheel(requirement.Url, python);
        if (requirement.Unclear || requirement.Specifiers.IsEmpty) return null;
        return IsTorch(requirement) ? NoRelease(requirement, python) : null;
    }

    /// <summary>A wheel that is named by its file, built for another Python.</summary>
    private static string? WrongWheel(string url, PythonVersion python)
    {
        if (!WheelFile.TryParse(url, out var file) || url.Contains("-abi3-", StringComparison.Ordinal)) return null;
        var tag = file!.PythonTag;
        if (!tag.StartsWith("cp3", StringComparison.Ordinal) || tag.Length < 4 || tag.AsSpan(2).ContainsAnyExceptInRange('0', '9')) return null;
        return tag == python.WheelTag ? null : $"this wheel of {file.Name} is built for {tag}, the base has Python {python}";
    }

    private static string? NoRelease(Requirement requirement, PythonVersion python)
    {
        var tables = GpuTables.BuiltIn;
        var oldest = tables.TorchReleases.Min(static r => r.Line);
        var allowed = tables.Pins.Where(p => p.Torch.Line.CompareTo(oldest) >= 0 && requirement.Allows(VersionOf(p, requirement.Name).WithLocal(requirement.Exact?.Local))).Select(static p => p.Torch).ToList();
        if (requirement.Name == "torch" && requirement.Exact is { } exact) allowed = [exact];
        var releases = allowed.Select(v => tables.TorchReleases.FirstOrDefault(r => r.Line == v.Line)).ToList();

        // A version that the tables do not hold may have the wheel.
        if (releases.Count == 0 || releases.Exists(static r => r is null or { Planned: true } or { From: null })) return null;
        if (releases.Exists(r => r!.Pythons.Contains(python) || r.ExperimentalPythons.Contains(python))) return null;
        var newest = releases.MaxBy(static r => r!.Line)!;
        if (requirement.Exact is null && tables.TorchReleases.Any(r => r.Line.CompareTo(newest.Line) > 0 && requirement.Name == "torch" && requirement.Allows(WheelVersion.Parse($"{r.Line.Major}.{r.Line.Minor}.0")))) return null;
        var fitting = tables.TorchReleases.FirstOrDefault(r => !r.Planned && r.Pythons.Contains(python));
        var first = fitting is null ? null : requirement.Name == "torch" ? $"{fitting.Line.Major}.{fitting.Line.Minor}" : tables.Pins.Where(p => p.Torch.Line == fitting.Line).Select(p => VersionOf(p, requirement.Name).ToString()).FirstOrDefault();
        var advice = first is null ? "" : $"; {requirement.Name} {first} is the first that has";
        return $"{requirement.Text} has wheels for Python {newest.From} to {newest.To}, none for the {python} here{advice}";
    }

    private static WheelVersion VersionOf(TorchPins pins, string name) => name switch { "torchvision" => pins.TorchVision, "torchaudio" => pins.TorchAudio, _ => pins.Torch };
}
