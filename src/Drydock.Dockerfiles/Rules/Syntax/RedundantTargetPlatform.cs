using Drydock.Dockerfiles.Expansion;
using Drydock.Dockerfiles.Semantics;
using Drydock.Dockerfiles.Syntax;

namespace Drydock.Dockerfiles.Rules.Syntax;

/// <summary>--platform=$TARGETPLATFORM in FROM.</summary>
internal static class RedundantTargetPlatform
{
    public static readonly Rule Rule = new()
    {
        Id = "redundant-target-platform",
        Title = "--platform says what holds anyway",
        Why = "The target platform is the default; the flag hides that from readers.",
        Theme = RuleTheme.Syntax,
        Severity = RuleSeverity.Info,
        Fix = FixClass.Safe,
        Aliases = ["DL3065", "RedundantTargetPlatform"],
        Before =
            """
            FROM --platform=$TARGETPLATFORM debian:12.11

            """,
        After =
            """
            FROM debian:12.11

            """,
        Check = static c =>
        {
            foreach (var from in c.Stages.Select(static s => s.From))
            {
                if (from.Flag("platform") is not { Value: { } value } flag || !IsTarget(from.Scope, value)) continue;
                c.Report(flag.Span, "the target platform is the default; leave the flag out", new Fix(FixClass.Safe, "remove the flag", TextEdit.Remove(TextSpan.FromBounds(flag.Span.Start, from.Image.Span.Start))));
            }
        },
    };

    /// <summary>True when the value is the target platform and nothing else. One that an ARG above sets to something else is no longer the default.</summary>
    private static bool IsTarget(Scope scope, string value)
    {
        if (!value.Contains('$', StringComparison.Ordinal) || scope.Variables.GetValueOrDefault("TARGETPLATFORM")?.Value is not null) return false;
        var with = new WordLexer(scope.Escape).Expand(value, new Dictionary<string, string>(StringComparer.Ordinal) { ["TARGETPLATFORM"] = "os/arch" });
        return with.Problem is null && with.Unset.IsEmpty && with.Result == "os/arch";
    }
}
