using System.Buffers;
using Drydock.Dockerfiles.Semantics;
using Drydock.Dockerfiles.Shell;

namespace Drydock.Dockerfiles.Rules.LanguagePackages;

/// <summary>A version bound that the shell takes for a redirection.</summary>
internal static class VersionSpecRedirect
{
    private static readonly SearchValues<char> VersionStart = SearchValues.Create("=0123456789");

    public static readonly Rule Rule = new()
    {
        Id = "version-spec-redirect",
        Title = "A version bound is a shell redirection",
        Why = "Unquoted, > and < are redirections: the package is installed in any version, and a file named after the bound is written.",
        Theme = RuleTheme.LanguagePackages,
        Severity = RuleSeverity.Error,
        Fix = FixClass.Safe,
        Aliases = ["SC2261"],
        Before =
            """
            FROM python:3.12.11-slim-bookworm
            RUN pip install fastapi>=0.104.0
            """,
        After =
            """
            FROM python:3.12.11-slim-bookworm
            RUN pip install "fastapi>=0.104.0"
            """,
        Check = static c =>
        {
            foreach (var (run, call) in c.RunPackages)
            {
                if (!call.Installs || call.IsSystem && call.Manager != "apk") continue;
                foreach (var redirection in call.Invocation.Command.Redirections) Judge(c, run, call, redirection);
            }
        },
    };

    private static void Judge(RuleContext c, CommandStatement run, PackageInstall call, Redirection redirection)
    {
        if (!redirection.Glued || redirection.Operator is not (">" or "<" or ">>" or "<<") || redirection.Target is not { } target || target.Start != redirection.End - target.Raw.Length) return;
        if (target.Raw.Length == 0 || !VersionStart.Contains(target.Raw[0]) || target.Start > redirection.Start + redirection.Operator.Length) return;
        var command = call.Invocation.Command;
        var word = command.Words.LastOrDefault(w => w.End == redirection.Start);
        if (word is null || word.Raw.StartsWith('-')) return;

        // "pkg>=1,<2" is one requirement in two redirections: the first one speaks for both.
        var end = redirection.End;
        foreach (var next in command.Redirections.Where(r => r.Start >= redirection.End).OrderBy(static r => r.Start))
        {
            if (next.Start == end) end = next.End;
        }

        var span = word.Map.SpanOf(word.Start, end);
        var text = call.Invocation.Script.Text[word.Start..end];

        // Inside the quotes of sh -c "…" another pair would end them.
        var fix = call.Invocation.Script == run.Script ? Quote(span, text) : null;
        c.Report(span, $"the shell reads \"{redirection.Operator}\" as a redirection: {word.Raw} is installed in any version and a file \"{target.Raw}\" is written; quote the requirement", fix);
    }

    private static Fix? Quote(Drydock.Dockerfiles.Syntax.TextSpan span, string text) =>
        text.AsSpan().ContainsAny("\"\\`$\n") ? null : new Fix(FixClass.Safe, "quote the requirement", [TextEdit.Insert(span.Start, "\""), TextEdit.Insert(span.End, "\"")]);
}
