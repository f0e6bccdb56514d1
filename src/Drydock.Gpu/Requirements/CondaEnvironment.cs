using System.Buffers;
using System.Collections.Immutable;
using Drydock.Gpu.Versions;

namespace Drydock.Gpu.Requirements;

/// <summary>Reads conda's <c>environment.yml</c>, line by line: the items under <c>dependencies:</c> and those under its <c>pip:</c>.</summary>
/// <remarks>A spec is <c>[channel::]name[=version[=build]]</c> or <c>name&gt;=version</c> (conda documentation, "Package match specifications"). PyTorch's
/// package is called pytorch there, and <c>pytorch-cuda=12.1</c> chooses its build.</remarks>
public static class CondaEnvironment
{
    /// <summary>Lines that are read.</summary>
    public const int MostLines = 5000;

    private static readonly SearchValues<char> AfterName = SearchValues.Create("=<>!~ ");

    /// <summary>The requirements of a file, those of its pip section as wheels.</summary>
    public static RequirementSet Read(string text)
    {
        var conda = new List<(string Spec, int Line)>();
        var pip = new List<(string Text, int Line)>();
        var section = "";
        var pipIndent = -1;
        var number = 0;
        foreach (var raw in text.Split('\n').Take(MostLines))
        {
            number++;
            var line = WithoutComment(raw);
            var trimmed = line.Trim();
            if (trimmed.Length == 0) continue;
            var indent = line.Length - line.TrimStart().Length;
            if (!trimmed.StartsWith('-') && indent == 0)
            {
                section = trimmed;
                pipIndent = -1;
                continue;
            }

            if (section != "dependencies:" || !trimmed.StartsWith('-')) continue;
            var item = Unquoted(trimmed[1..].Trim());
            if (pipIndent >= 0 && indent <= pipIndent) pipIndent = -1;
            if (item == "pip:") pipIndent = indent;
            else if (pipIndent >= 0) pip.Add((item, number));
            else conda.Add((item, number));
        }

        return OfSpecs(conda).With(OfPip(pip));
    }

    internal static RequirementSet OfSpecs(IEnumerable<string> specs) => OfSpecs(specs.Select(static s => (s, 0)));

    private static RequirementSet OfSpecs(IEnumerable<(string Spec, int Line)> specs)
    {
        var read = specs.Select(static s => Spec(s.Spec, s.Line)).ToList();
        var python = read.FirstOrDefault(static r => r.Name == "python")?.Specifiers.FirstOrDefault(static s => s.Operator == "==");
        var cuda = read.FirstOrDefault(static r => r.Name is "pytorch-cuda" or "cudatoolkit")?.Specifiers.FirstOrDefault(static s => s.Operator == "==")?.Version;
        return new RequirementSet([.. read.Select(r => r.Name == "torch" && cuda is not null ? WithCuda(r, cuda) : r)], PackageIndexes.PyPi)
        {
            Python = python is not null && PythonVersion.TryParse(python.Version.ToString(), out var version) ? version : null,
        };
    }

    /// <summary>The build that pytorch-cuda chooses, written as the wheels write it.</summary>
    private static Requirement WithCuda(Requirement torch, WheelVersion cuda)
    {
        if (torch.Specifiers is not [{ Operator: "==" } only] || cuda.Release.Length < 2) return torch;
        var tag = new CudaVersion(cuda.Release[0], cuda.Release[1]).WheelTag;
        return torch with { Specifiers = [only with { Version = only.Version.WithLocal(tag), Prefix = false }] };
    }

    private static Requirement Spec(string text, int line)
    {
        var spec = text[(text.LastIndexOf("::", StringComparison.Ordinal) is var channel and >= 0 ? channel + 2 : 0)..].Trim();
        var bracket = spec.IndexOf('[', StringComparison.Ordinal);
        if (bracket >= 0) spec = spec[..bracket];
        var end = spec.AsSpan().IndexOfAny(AfterName);
        var name = end < 0 ? spec : spec[..end];
        var rest = end < 0 ? "" : spec[end..].Trim();
        var specifiers = Versions(rest);
        return new Requirement
        {
            Name = Requirement.Normal(name) is "pytorch" or "pytorch-gpu" ? "torch" : Requirement.Normal(name),
            Text = text,
            Line = line,
            Origin = PackageOrigin.Conda,
            Specifiers = specifiers ?? [],
            Unclear = specifiers is null,
        };
    }

    /// <summary><c>=2.5</c> is any 2.5; <c>=2.5.1=build</c> and <c>==2.5.1</c> are exactly that.</summary>
    private static ImmutableArray<VersionSpecifier>? Versions(string text)
    {
        if (text.Length == 0 || text == "*") return [];
        if (text.StartsWith('=') && !text.StartsWith("==", StringComparison.Ordinal))
        {
            var parts = text[1..].Split('=');
            if (parts[0].Contains('|', StringComparison.Ordinal) || !WheelVersion.TryParse(parts[0].Replace(".*", "", StringComparison.Ordinal), out var version)) return null;
            var exact = version!.Release.Length >= 3 || parts.Length > 1;
            return [new VersionSpecifier("==", version, !exact)];
        }

        var clauses = ImmutableArray.CreateBuilder<VersionSpecifier>();
        foreach (var part in text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (!VersionSpecifier.TryParse(char.IsAsciiDigit(part[0]) ? "==" + part : part, out var clause)) return null;
            clauses.Add(clause!);
        }

        return clauses.ToImmutable();
    }

    private static RequirementSet OfPip(List<(string Text, int Line)> items)
    {
        var arguments = new InstallArguments();
        foreach (var (text, line) in items)
        {
            if (text.StartsWith('-')) arguments.Add([.. text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)], line);
            else arguments.AddRequirement(text, line);
        }

        return arguments.ToSet();
    }

    private static string WithoutComment(string line)
    {
        line = line.TrimEnd('\r');
        for (var at = line.IndexOf('#', StringComparison.Ordinal); at >= 0; at = line.IndexOf('#', at + 1))
            if (at == 0 || char.IsWhiteSpace(line[at - 1])) return line[..at];
        return line;
    }

    private static string Unquoted(string item) => item.Length >= 2 && item[0] is '"' or '\'' && item[^1] == item[0] ? item[1..^1] : item;
}
