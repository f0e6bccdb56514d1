using Drydock.Dockerfiles.Semantics;
using Drydock.Dockerfiles.Syntax;

namespace Drydock.Dockerfiles.Rules.Syntax;

/// <summary>A variable that nothing declares.</summary>
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
                foreach (var word in Expanded(statement))
                {
                    foreach (var name in statement.Scope.Expand(word.Text).Unset.Where(n => !statement.Scope.Variables.ContainsKey(n) && !IsOfTheBase(c, statement, n)))
                    {
                        var near = statement.Scope.Variables.Keys.Where(k => EditDistance.Of(k, name) <= 2).OrderBy(k => EditDistance.Of(k, name)).ThenBy(static k => k, StringComparer.Ordinal).FirstOrDefault();
                        c.Report(word.Span, $"${name} is declared nowhere above" + (near is null ? "; declare it with ARG or ENV" : $"; did you mean ${near}?"),
                            near is not null && EditDistance.Of(near, name) == 1 && Count(word.Text, name) == 1 ? new Fix(FixClass.Consent, $"write {near}", Replace(word, name, near)) : null);
                    }
                }
            }
        },
    };

    /// <summary>The words that the builder expands.</summary>
    private static IEnumerable<Word> Expanded(Statement statement) => statement.Syntax.Name switch
    {
        "copy" or "add" or "env" or "label" or "expose" or "volume" or "user" or "workdir" or "stopsignal" => statement.Syntax.Heredocs.IsEmpty ? statement.Words : [],
        "arg" => statement.Words.Where(static w => w.Text.Contains('=', StringComparison.Ordinal)),
        _ => [],
    };

    /// <summary>PATH is always there, and what a variable appends to itself most likely comes from the base.</summary>
    private static bool IsOfTheBase(RuleContext c, Statement statement, string name) =>
        name == "PATH" || statement is PairsStatement pairs && pairs.Pairs.Any(p => p.Name == name) && !c.Stages[statement.StageIndex].RootFrom.IsScratch || KnownEnvironment.Sets(c.Stages[statement.StageIndex].RootFrom.Reference, name);

    private static int Count(string text, string name) => text.Split(name).Length - 1;

    private static TextEdit Replace(Word word, string name, string near) =>
        new(new TextSpan(word.Span.Start + SourceText.ByteCount(word.Text.AsSpan(0, word.Text.IndexOf(name, StringComparison.Ordinal))), SourceText.ByteCount(name)), near);
}
