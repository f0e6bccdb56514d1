using Drydock.Dockerfiles.Semantics;

namespace Drydock.Dockerfiles.Rules.Syntax;

/// <summary>Several sources and a destination that is no folder.</summary>
internal static class CopyMultiDestSlash
{
    public static readonly Rule Rule = new()
    {
        Id = "copy-multi-dest-slash",
        Title = "Several sources need a folder",
        Why = "With more than one source the destination must be a folder: without the slash one builder stops, and another may write all files to the same name.",
        Theme = RuleTheme.Syntax,
        Severity = RuleSeverity.Error,
        Fix = FixClass.Safe,
        Aliases = ["DL3021", "DS-0011"],
        Before =
            """
            FROM debian:12.11
            COPY a.py b.py /srv/app

            """,
        After =
            """
            FROM debian:12.11
            COPY a.py b.py /srv/app/

            """,
        Check = static c =>
        {
            foreach (var copy in c.File.Statements.OfType<CopyStatement>().Where(static s => s.Sources.Length > 1 && s.Destination is not null))
            {
                var target = copy.Destination!;
                if (copy.Scope.Expand(target.Text).Value is not { Length: > 0 } path || path.EndsWith('/') || path.EndsWith('\\') || path is "." or ".." || path.EndsWith("/.", StringComparison.Ordinal)) continue;
                c.Report(target.Span, "with several sources the destination must be a folder; end it with /", new Fix(FixClass.Safe, "end it with /", TextEdit.Insert(copy.Syntax.Json ? target.Span.End - 1 : target.Span.End, "/")));
            }
        },
    };
}
