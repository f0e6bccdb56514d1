using System.Collections.Immutable;
using Drydock.Dockerfiles.Semantics;

namespace Drydock.Dockerfiles.Rules.Copying;

/// <summary>COPY of everything that lies in the build context.</summary>
internal static class WholeContext
{
    private static readonly ImmutableArray<string> Unwanted = [".git", ".env", "node_modules", ".venv", "venv", "__pycache__", ".svn", ".hg", ".idea", ".terraform", ".aws", ".ssh"];

    /// <summary>Every source of COPY or ADD that takes the whole build context, in stages that count.</summary>
    public static IEnumerable<(CopyStatement Copy, Word Source)> Of(RuleContext c) =>
        c.Stages.Where(s => c.File.Needed.Contains(s.Index)).SelectMany(static s => s.All<CopyStatement>()).Where(static s => s.From is null && s.Destination is not null)
            .SelectMany(static s => s.Sources, static (s, w) => (s, w)).Where(static p => p.s.Scope.Expand(p.w.Text).Value is "." or "./" or "/" or "*" or "./*" or "**" or "/*");

    /// <summary>Names at the top of the context, or below it, that no image wants.</summary>
    public static IEnumerable<string> UnwantedIn(BuildContext folder) =>
        Unwanted.Where(name => folder.Files.Any(f => f.Path == name || f.Path.StartsWith(name + "/", StringComparison.Ordinal) || f.Path.EndsWith("/" + name, StringComparison.Ordinal) || f.Path.Contains("/" + name + "/", StringComparison.Ordinal)));
}
