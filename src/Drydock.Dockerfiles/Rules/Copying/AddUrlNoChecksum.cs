using Drydock.Dockerfiles.Semantics;

namespace Drydock.Dockerfiles.Rules.Copying;

/// <summary>ADD from a URL without checksum.</summary>
internal static class AddUrlNoChecksum
{
    public static readonly Rule Rule = new()
    {
        Id = "add-url-no-checksum",
        Title = "A download is not checked",
        Why = "Whoever controls the server, or the name, controls the image.",
        Theme = RuleTheme.Copying,
        Severity = RuleSeverity.Warning,
        Fix = FixClass.Lookup,
        Before =
            """
            FROM debian:12.11
            ADD https://example.org/tool.tar.gz /opt/

            """,
        After =
            """
            FROM debian:12.11
            ADD --checksum=sha256:abababababababababababababababababababababababababababababababab https://example.org/tool.tar.gz /opt/

            """,
        Check = static c =>
        {
            foreach (var add in c.File.Statements.OfType<CopyStatement>().Where(static s => s.IsAdd && s.Flag("checksum") is null))
            {
                foreach (var source in add.Sources.Where(static w => w.Text.StartsWith("https://", StringComparison.Ordinal) || w.Text.StartsWith("http://", StringComparison.Ordinal)))
                {
                    if (!source.Text.EndsWith(".git", StringComparison.Ordinal) && !source.Text.Contains(".git#", StringComparison.Ordinal)) c.Report(source.Span, "the file is taken as it comes; add --checksum=sha256:…");
                }
            }
        },
    };
}
