using Drydock.Dockerfiles.Semantics;

namespace Drydock.Dockerfiles.Rules.Privilege;

/// <summary>A source that only its owner may read, copied without a mode.</summary>
internal static class CopyUnreadableByUser
{
    public static readonly Rule Rule = new()
    {
        Id = "copy-unreadable-by-user",
        Title = "A file is copied that the service cannot read",
        Why = "COPY keeps the mode that the file has on the build machine: root may read it, the service gets \"permission denied\".",
        Theme = RuleTheme.Privilege,
        Severity = RuleSeverity.Warning,
        Fix = FixClass.Consent,
        Before =
            """
            FROM python:3.12.11-slim-bookworm
            COPY app.py /srv/app.py
            USER 1000:1000

            """,
        After =
            """
            FROM python:3.12.11-slim-bookworm
            COPY --chmod=0644 app.py /srv/app.py
            USER 1000:1000

            """,
        ExampleFiles = [("app.py", "")],
        ExampleModes = [("app.py", 0x180)],
        Check = static c =>
        {
            if (c.Folder is not { } folder || c.Final?.Last("user") is not PlainStatement { Value: { Length: > 0 } user } || user.Split(':')[0] is "root" or "0") return;
            foreach (var copy in c.Final!.Lineage.SelectMany(static s => s.All<CopyStatement>()).Where(static s => s.From is null && s.Flag("chmod") is null && s.Flag("chown") is null))
            {
                foreach (var source in copy.Sources)
                {
                    // 4: others may read.
                    if (folder.Find(source.Text.TrimStart('.', '/')) is not { Mode: > 0 } file || (file.Mode & 4) != 0) continue;
                    var mode = (file.Mode & 64) != 0 ? "0755" : "0644";
                    c.Report(source.Span, $"{file.Path} may be read by its owner only, and COPY keeps that: {user} cannot read it; add --chmod={mode}",
                        copy.Sources.Length == 1 ? new Fix(FixClass.Consent, $"add --chmod={mode}", TextEdit.Insert(copy.KeywordSpan.End, $" --chmod={mode}")) : null);
                }
            }
        },
    };
}
