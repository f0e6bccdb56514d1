using Drydock.Dockerfiles.Semantics;

namespace Drydock.Dockerfiles.Rules.Syntax;

/// <summary>A comment above ARG or FROM that does not begin with the name that it describes.</summary>
/// <remarks>BuildKit's check of that name: the last comment line above counts, as <c>docker build --call=outline</c> shows it.</remarks>
internal static class DefinitionDescription
{
    public static readonly Rule Rule = new()
    {
        Id = "definition-description",
        Title = "A comment above ARG or a named stage does not begin with the name",
        Why = "docker build --call=outline and --call=targets show a comment as description where it begins with the argument's or the stage's name; others they leave out.",
        Theme = RuleTheme.Syntax,
        Severity = RuleSeverity.Style,
        Scope = RuleScope.Policy,
        Aliases = ["InvalidDefinitionDescription"],
        Before =
            """
            # Release of the service
            ARG VERSION=1.4.2
            FROM debian:12.11
            """,
        After =
            """
            # VERSION is the release of the service
            ARG VERSION=1.4.2
            FROM debian:12.11
            """,
        Check = static c =>
        {
            foreach (var statement in c.File.Statements)
            {
                if (statement.Syntax.Comments is not [.., var comment] || Steers(comment) || Names(statement) is not { Count: > 0 } names || names.Contains(comment.Split(' ')[0])) continue;
                c.Report(statement.KeywordSpan, $"the comment above does not begin with {(names.Count == 1 ? names[0] : "one of " + string.Join(", ", names))}, so that no tool shows it as its description");
            }
        },
    };

    private static List<string>? Names(Statement statement) => statement switch
    {
        FromStatement { Name: { } name } => [name.Text],
        PairsStatement { Syntax.Name: "arg" } arg => [.. arg.Pairs.Select(static p => p.Name)],
        _ => null,
    };

    /// <summary>True for a comment that speaks to a tool.</summary>
    private static bool Steers(string comment)
    {
        var word = comment.AsSpan()[..(comment.AsSpan().IndexOfAny(' ', '=', ':') is var end and >= 0 ? end : comment.Length)];
        return word is "hadolint" or "drydock" or "check" or "syntax" or "escape" or "shellcheck" or "renovate" or "checkov" or "trivy" or "kics-scan";
    }
}
