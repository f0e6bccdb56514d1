using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Drydock.Dockerfiles.Requirements;
using Drydock.Dockerfiles.Rules;
using Drydock.Dockerfiles.Rules.LanguagePackages;
using Drydock.Dockerfiles.Semantics;

namespace Drydock.Dockerfiles.Mends;

/// <summary>Files of the build context that only installing packages needs.</summary>
internal static partial class InstallFiles
{
    /// <summary>True for a COPY of requirements and lock files and nothing else.</summary>
    public static bool AreOnly(CopyStatement copy) => !copy.Sources.IsEmpty && copy.Sources.All(static s => Name().IsMatch(s.Text[(s.Text.LastIndexOf('/') + 1)..]));

    /// <summary>The COPY that takes the requirements files alone in the place of one that takes everything; null where more may be needed, or that is not known.</summary>
    /// <remarks>A change of the code then installs nothing anew.</remarks>
    public static ImmutableArray<string>? Narrow(MendContext c, CopyStatement copy, IEnumerable<CommandStatement> steps)
    {
        if (copy.IsAdd || copy.Sources is not [{ Text: "." or "./" }] || copy.Destination is not { Text: var to } || to.Contains('"', StringComparison.Ordinal) || !copy.Syntax.Heredocs.IsEmpty || copy.Syntax.Json) return null;
        var files = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var run in steps)
        {
            if (AptSplit.IsPure(run) || PythonInstalls.PreparesTools(run)) continue;
            if (!PythonInstalls.Installs(run) || run.Packages.Any(static p => p.Manager is "uv" or "poetry") || !run.Mounts.All(static m => m.Type is "cache" or "secret" or "ssh")) return null;
            foreach (var pip in run.Packages.Where(static p => p is { Manager: "pip" or "uv pip", Installs: true }).Select(p => new PipCall(run, p)))
            {
                if (FilesOf(c, pip) is not { } read) return null;
                files.UnionWith(read);
            }
        }

        return files.Count == 0 || files.Any(static f => f.Contains('/', StringComparison.Ordinal)) ? null : [$"COPY {string.Join(' ', files)} {(to == "." ? "./" : to.EndsWith('/') ? to : to + "/")}"];
    }

    /// <summary>The requirements files that a call reads; null where it needs more than these.</summary>
    private static IEnumerable<string>? FilesOf(MendContext c, PipCall pip)
    {
        if (pip.Editables.Any() || pip.IsConstrained || pip.IsOffline || pip.Call.Operands.Any(static o => o.Value is not { } text || PipArguments.IsPath(text))) return null;
        var read = pip.ReadFiles(c.Rules).ToList();
        if (read.Count != pip.Files.Count() || read.Any(static f => !f.Complete || f.Lines.Any(static l => l.Kind == RequirementKind.Local || l.Option is "--constraint" or "--find-links"))) return null;
        return pip.Files.Select(f => CopiedFiles.SourceOf(c.Rules, pip.Run, f.Path!)).OfType<string>().Concat(read.SelectMany(static f => f.Lines).Select(static l => l.File));
    }

    [GeneratedRegex("^(requirements[A-Za-z0-9_.*-]*\\.(txt|in|lock)|constraints[A-Za-z0-9_.-]*\\.txt|pyproject\\.toml|poetry\\.lock\\*?|uv\\.lock\\*?|\\.python-version)$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Name();
}
