using Drydock.Dockerfiles.Semantics;

namespace Drydock.Dockerfiles.Rules.Copying;

/// <summary>ADD from an address without --checksum.</summary>
internal static class AddUrlNoChecksum
{
    public static readonly Rule Rule = new()
    {
        Id = "add-url-no-checksum",
        Title = "ADD takes whatever an address serves",
        Why = "Without a checksum the image gets what the server, or whoever took it over, gives out on the day of the build.",
        Theme = RuleTheme.Copying,
        Severity = RuleSeverity.Warning,
        Fix = FixClass.Lookup,
        Before =
            """
            FROM debian:12.11
            ADD https://example.com/tool-1.2.0.tar.gz /tmp/tool.tar.gz
            """,
        After =
            """
            FROM debian:12.11
            ADD --checksum=sha256:24454f830cdb571e2c4ad15481119c43b3cafd48dd869a9b2945d1036d1dc68d https://example.com/tool-1.2.0.tar.gz /tmp/tool.tar.gz
            """,
        Check = static c =>
        {
            foreach (var add in c.Stages.SelectMany(static s => s.All<CopyStatement>()).Where(static s => s.IsAdd && s.Flag("checksum") is null))
            {
                foreach (var source in add.Sources)
                {
                    // An address is one even where a part of it is an argument.
                    if (!source.Text.StartsWith("http://", StringComparison.OrdinalIgnoreCase) && !source.Text.StartsWith("https://", StringComparison.OrdinalIgnoreCase)) continue;
                    if (IsGit(source.Text)) continue;
                    c.Report(source.Span, "the file is taken as the server gives it out on the day of the build; add --checksum=sha256:… of the file that was reviewed");
                }
            }
        },
    };

    /// <summary>A git repository has no checksum; its commit stands behind <c>#</c>.</summary>
    private static bool IsGit(string source) => source.EndsWith(".git", StringComparison.Ordinal) || source.Contains(".git#", StringComparison.Ordinal) || source.Contains(".git?", StringComparison.Ordinal);
}
