using Drydock.Dockerfiles.Semantics;

namespace Drydock.Dockerfiles.Rules.Syntax;

/// <summary>A variable in FROM that no ARG above declares.</summary>
/// <remarks>BuildKit's UndefinedArgInFrom; it also warns of <c>${x:-y}</c>, whose author thought of the case, and this rule does not.</remarks>
internal static class UndefinedArgInFrom
{
    public static readonly Rule Rule = new()
    {
        Id = "undefined-arg-in-from",
        Title = "FROM uses a variable that is not declared above",
        Why = "Only an ARG above the first FROM reaches it; it is empty, and the base with it.",
        Theme = RuleTheme.Syntax,
        Severity = RuleSeverity.Warning,
        Fix = FixClass.Consent,
        Aliases = ["S6579", "UndefinedArgInFrom"],
        Before =
            """
            FROM python:${PYTHON}-slim
            ARG PYTHON=3.12.11
            RUN true

            """,
        After =
            """
            ARG PYTHON=3.12.11
            FROM python:${PYTHON}-slim
            ARG PYTHON=3.12.11
            RUN true

            """,
        Check = static c =>
        {
            foreach (var from in c.Stages.Select(static s => s.From))
            {
                var words = from.Words.Take(1).Concat(from.Flags.Where(static f => f is { Name: "platform", Value: not null }).Select(static f => new Word(f.Value!, f.Span)));
                foreach (var word in words)
                {
                    foreach (var name in from.Scope.Expand(word.Text).Unset.Where(n => !from.Scope.Variables.ContainsKey(n)))
                    {
                        var below = c.File.Statements.OfType<PairsStatement>().Where(static s => s.Syntax.Name == "arg").SelectMany(static s => s.Pairs).FirstOrDefault(p => p.Name == name && p.Value?.Contains('$', StringComparison.Ordinal) == false);
                        c.Report(word.Span, $"${name} is not declared above the first FROM; put ARG {name} there",
                            below is null ? null : Insertion.Before(c, c.Stages[0], c.Stages[0].From, FixClass.Consent, $"declare {name} above the first FROM", [$"ARG {name}={below.Value}"]));
                    }
                }
            }
        },
    };
}
