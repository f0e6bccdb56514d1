using Drydock.Dockerfiles.Semantics;

namespace Drydock.Dockerfiles.Rules.Syntax;

/// <summary>A relative first WORKDIR.</summary>
internal static class WorkdirRelative
{
    public static readonly Rule Rule = new()
    {
        Id = "workdir-relative",
        Title = "WORKDIR is relative",
        Why = "It is joined to whatever the base image set, which may move.",
        Theme = RuleTheme.Syntax,
        Severity = RuleSeverity.Warning,
        Fix = FixClass.Consent,
        Aliases = ["CKV_DOCKER_10", "DL3000", "DS-0009", "WorkdirRelativePath"],
        Before =
            """
            FROM debian:12.11
            WORKDIR app

            """,
        After =
            """
            FROM debian:12.11
            WORKDIR /app

            """,
        Check = static c =>
        {
            foreach (var stage in c.Stages)
            {
                if (stage.Parent?.Last("workdir") is not null || stage.Named("workdir").FirstOrDefault() is not PlainStatement first) continue;
                if (first.Value is not { Length: > 0 } path || path[0] is '/' or '\\' || path is [_, ':', ..]) continue;
                var fix = first.Words[0].Text == path ? new Fix(FixClass.Consent, $"write /{path}", TextEdit.Insert(first.Words[0].Span.Start, "/")) : null;
                c.Report(first.ArgumentsSpan, $"\"{path}\" is relative: it depends on the base image; write /{path}", fix);
            }
        },
    };
}
