using System.Collections.Immutable;
using Drydock.Dockerfiles.Expansion;
using Drydock.Dockerfiles.Semantics;
using Drydock.Dockerfiles.Syntax;

namespace Drydock.Dockerfiles.Rules.Syntax;

/// <summary>A pair of ENV that uses an earlier pair of the same instruction.</summary>
internal static class EnvSelfReference
{
    public static readonly Rule Rule = new()
    {
        Id = "env-self-reference",
        Title = "ENV uses a variable that it sets itself",
        Why = "All pairs of an instruction see the values from before it: the variable is empty, or old.",
        Theme = RuleTheme.Syntax,
        Severity = RuleSeverity.Error,
        Fix = FixClass.Consent,
        Aliases = ["DL3044"],
        Before =
            """
            FROM debian:12.11
            ENV HOME_DIR=/srv BIN_DIR=$HOME_DIR/bin

            """,
        After =
            """
            FROM debian:12.11
            ENV HOME_DIR=/srv
            ENV BIN_DIR=$HOME_DIR/bin

            """,
        Check = static c =>
        {
            foreach (var env in c.File.Statements.OfType<PairsStatement>().Where(static s => s.Syntax.Name is "env" && !s.Legacy))
            {
                for (var i = 1; i < env.Pairs.Length; i++)
                {
                    var set = env.Pairs.Take(i).Select(static p => p.Name).ToHashSet(StringComparer.Ordinal);
                    var used = new WordLexer(c.File.Syntax.Escape).Expand(env.Pairs[i].Value ?? "", ImmutableDictionary<string, string>.Empty).Unset.FirstOrDefault(set.Contains);
                    if (used is null) continue;
                    var between = TextSpan.FromBounds(env.Pairs[i - 1].Span.End, env.Pairs[i].Span.Start);
                    c.Report(env.Pairs[i].Span, $"${used} has the value from before this ENV here, not the one beside it; set it in an ENV of its own",
                        c.TextOf(between).Contains('#', StringComparison.Ordinal) ? null : new Fix(FixClass.Consent, "begin a new ENV", new TextEdit(between, c.NewLine + env.Syntax.Keyword + " ")));
                    break;
                }
            }
        },
    };
}
