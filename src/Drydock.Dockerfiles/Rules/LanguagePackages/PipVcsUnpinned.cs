using Drydock.Dockerfiles.Requirements;

namespace Drydock.Dockerfiles.Rules.LanguagePackages;

/// <summary>A Python package from a repository without a commit.</summary>
internal static class PipVcsUnpinned
{
    /// <summary>Shortest abbreviation of a commit that counts as one.</summary>
    private const int ShortestCommit = 7;

    private static readonly string[] Schemes = ["git+", "hg+", "svn+", "bzr+"];

    public static readonly Rule Rule = new()
    {
        Id = "pip-vcs-unpinned",
        Title = "A package comes from a moving branch",
        Why = "Whatever stands on the branch on the day of the build is installed, and its setup code runs; nothing tells later which commit that was.",
        Theme = RuleTheme.LanguagePackages,
        Severity = RuleSeverity.Warning,
        Fix = FixClass.Lookup,
        Before =
            """
            FROM python:3.12.11-bookworm
            RUN pip install --no-cache-dir git+https://github.com/acme/vision.git
            """,
        After =
            """
            FROM python:3.12.11-bookworm
            RUN pip install --no-cache-dir git+https://github.com/acme/vision.git@0123456789abcdef0123456789abcdef01234567
            """,
        Check = static c =>
        {
            foreach (var pip in PipCall.Of(c))
            {
                foreach (var word in pip.Call.Operands.Concat(pip.Editables.Select(static e => e.Word)))
                {
                    if (word.Value is { } text && Moving(text) is { } what) c.Report(word.Span, $"{what}; name a commit: @ and its 40 digits");
                }

                foreach (var (word, lines, _) in pip.ReadFiles(c))
                {
                    foreach (var line in lines.Where(static l => l.Kind == RequirementKind.Address))
                    {
                        if (Moving(line.Value) is { } what) c.Report(word.Span, $"{line.File}, line {line.Line}: {what}; name a commit: @ and its 40 digits");
                    }
                }
            }
        },
    };

    /// <summary>What moves in an address; null when it is fixed or no repository.</summary>
    private static string? Moving(string text)
    {
        var at = Schemes.Select(s => text.IndexOf(s, StringComparison.Ordinal)).Where(static i => i >= 0).DefaultIfEmpty(-1).Min();
        if (at < 0) return IsBranchArchive(text) ? "an archive of a branch changes with it" : null;
        var address = text[at..];
        var end = address.IndexOfAny(['#', ' ', ';']);
        if (end >= 0) address = address[..end];
        var path = address.IndexOf("://", StringComparison.Ordinal) is var scheme and >= 0 ? address.IndexOf('/', scheme + 3) : address.IndexOf(':', StringComparison.Ordinal);
        var reference = path < 0 ? -1 : address.IndexOf('@', path);
        if (reference < 0) return "a repository without a commit moves with its default branch";
        var name = address[(reference + 1)..];
        if (name.Length >= ShortestCommit && name.All(char.IsAsciiHexDigit)) return null;
        return $"\"{name}\" is a branch or a tag, which can be moved";
    }

    private static bool IsBranchArchive(string text) =>
        text.Contains("://", StringComparison.Ordinal) && (text.Contains("/archive/refs/heads/", StringComparison.Ordinal) || text.Contains("/archive/main.", StringComparison.Ordinal) || text.Contains("/archive/master.", StringComparison.Ordinal));
}
