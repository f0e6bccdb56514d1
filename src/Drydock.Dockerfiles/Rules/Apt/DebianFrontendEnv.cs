using Drydock.Dockerfiles.Semantics;

namespace Drydock.Dockerfiles.Rules.Apt;

/// <summary>ENV DEBIAN_FRONTEND.</summary>
internal static class DebianFrontendEnv
{
    private const string Name = "DEBIAN_FRONTEND";

    public static readonly Rule Rule = new()
    {
        Id = "debian-frontend-env",
        Title = "DEBIAN_FRONTEND stays set in the running image",
        Why = "It is meant for the build alone: people who enter the container, and images that build on it, get a package manager that asks nothing and takes defaults.",
        Theme = RuleTheme.Apt,
        Severity = RuleSeverity.Info,
        Fix = FixClass.Safe,
        Before =
            """
            FROM debian:12.11
            ENV DEBIAN_FRONTEND=noninteractive
            RUN apt-get update && apt-get install -y tzdata
            """,
        After =
            """
            FROM debian:12.11
            ARG DEBIAN_FRONTEND=noninteractive
            RUN apt-get update && apt-get install -y tzdata
            """,
        Check = static c =>
        {
            if (c.Final is not { } final) return;
            var settings = final.Lineage.Reverse().SelectMany(static s => s.All<PairsStatement>()).Where(static s => s.Syntax.Name == "env")
                .SelectMany(static s => s.Pairs.Select(p => (Statement: s, Pair: p))).Where(static s => s.Pair.Name == Name).ToList();
            if (settings is not [.., var last] || last.Pair.Expanded is null or "" or "dialog" or "readline" or "newt" or "teletype") return;
            c.Report(last.Pair.Span, $"ENV {Name} is still set when the container runs; ARG {Name}={last.Pair.Expanded} sets it for the build alone", settings.Count == 1 ? Mend(last.Statement, last.Pair) : null);
        },
    };

    /// <summary>The word ENV becomes ARG; only where it sets nothing else.</summary>
    private static Fix? Mend(PairsStatement statement, Pair pair)
    {
        if (statement.Pairs.Length != 1 || statement.Syntax.Segments.Length != 1 || pair.Expanded is not { } value || !value.All(char.IsAsciiLetter)) return null;
        var keyword = new TextEdit(statement.KeywordSpan, statement.Syntax.Keyword.Any(char.IsAsciiLetterUpper) ? "ARG" : "arg");
        return new Fix(FixClass.Safe, "write ARG", statement.Legacy ? [keyword, new TextEdit(statement.ArgumentsSpan, $"{Name}={value}")] : [keyword]);
    }
}
