using Drydock.Dockerfiles.Semantics;
using Drydock.Dockerfiles.Syntax;

namespace Drydock.Dockerfiles.Rules.Syntax;

/// <summary>A variable that nothing declares.</summary>
/// <remarks>BuildKit's UndefinedVar: only where the builder expands, never in the text of RUN. It also warns of <c>${x:-y}</c>, whose author thought of the case; this rule does not.</remarks>
internal static class UndefinedVar
{
    public static readonly Rule Rule = new()
    {
        Id = "undefined-var",
        Title = "A variable is declared nowhere",
        Why = "It is empty at the build, without a word.",
        Theme = RuleTheme.Syntax,
        Severity = RuleSeverity.Warning,
        Fix = FixClass.Consent,
        Aliases = ["S6579", "UndefinedVar"],
        Before =
            """
            FROM debian:12.11
            ARG VERSION=1
            COPY app-$VERSON.tar /srv/

            """,
        After =
            """
            FROM debian:12.11
            ARG VERSION=1
            COPY app-$VERSION.tar /srv/

            """,
        Check = static c =>
        {
            foreach (var statement in c.Stages.SelectMany(static s => s.Statements))
            {
                foreach (var word in ExpandedWords.Of(statement))
                {
                    foreach (var name in statement.Scope.Expand(word.Text).Unset.Where(n => IsUndefined(c, statement, n))) Report(c, statement, word, name);
                }

                foreach (var (name, span) in ExpandedWords.OfHeredocs(c, statement).Where(x => IsUndefined(c, statement, x.Name)))
                    c.Report(SeverityOf(c, statement), span, $"the builder expands this here-document, and ${name} is declared nowhere above: it becomes empty; quote the word behind << to keep the text");
            }
        },
    };

    private static void Report(RuleContext c, Statement statement, Word word, string name)
    {
        var own = statement is PairsStatement pairs && pairs.Pairs.Any(p => p.Name == name && p.Value is not null);
        var near = own ? null : Nearest(c, statement, name);
        var severity = near is not null ? RuleSeverity.Warning : SeverityOf(c, statement);

        // What a variable appends to itself most likely comes from the base, where that is not known.
        if (own && severity != RuleSeverity.Warning) return;
        var hint = own ? $"; the value keeps an empty entry, which often means the current folder: write ${{{name}:+:${name}}}"
            : near is not null ? $"; did you mean ${near}?"
            : severity == RuleSeverity.Warning ? "; declare it with ARG or ENV" : ", so it is empty unless the base image sets it";
        c.Report(severity, word.Span, $"${name} is declared nowhere above{hint}", near is null ? null : Mend(c, statement, word, name, near));
    }

    /// <summary>Certain only where it is known what the base sets.</summary>
    private static RuleSeverity SeverityOf(RuleContext c, Statement statement)
    {
        var stage = c.Stages[statement.StageIndex];
        return stage.RootFrom.IsScratch || c.BaseOf(stage).EnvironmentComplete ? RuleSeverity.Warning : RuleSeverity.Info;
    }

    private static bool IsUndefined(RuleContext c, Statement statement, string name) =>
        !statement.Scope.Variables.ContainsKey(name) && name is not ("PATH" or "BUILDKIT_SBOM_SCAN_CONTEXT" or "BUILDKIT_SBOM_SCAN_STAGE") && !c.BaseOf(c.Stages[statement.StageIndex]).Environment.Contains(name);

    private static string? Nearest(RuleContext c, Statement statement, string name)
    {
        var most = Math.Min(2, name.Length / 3);
        return statement.Scope.Variables.Keys.Union(c.BaseOf(c.Stages[statement.StageIndex]).Environment).Append("PATH")
            .Select(k => (Name: k, Distance: EditDistance.Of(k, name))).Where(k => k.Distance <= most)
            .OrderBy(static k => k.Distance).ThenBy(static k => k.Name, StringComparer.Ordinal).Select(static k => k.Name).FirstOrDefault();
    }

    private static Fix? Mend(RuleContext c, Statement statement, Word word, string name, string near)
    {
        var at = word.Text.IndexOf(name, StringComparison.Ordinal);
        if (statement.Syntax.Json || at < 0 || word.Text.IndexOf(name, at + 1, StringComparison.Ordinal) >= 0 || EditDistance.Of(near, name) != 1) return null;
        var span = new TextSpan(word.Span.Start + SourceText.ByteCount(word.Text.AsSpan(0, at)), SourceText.ByteCount(name));
        return c.TextOf(span) == name ? new Fix(FixClass.Consent, $"write {near}", new TextEdit(span, near)) : null;
    }
}
