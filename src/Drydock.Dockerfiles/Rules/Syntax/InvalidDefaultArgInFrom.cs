using Drydock.Dockerfiles.Semantics;
using Drydock.Images.References;

namespace Drydock.Dockerfiles.Rules.Syntax;

/// <summary>A base that is no image unless build arguments are given.</summary>
internal static class InvalidDefaultArgInFrom
{
    public static readonly Rule Rule = new()
    {
        Id = "invalid-default-arg-in-from",
        Title = "Without build arguments the base is no image",
        Why = "Whoever builds without them gets an error that does not name the argument.",
        Theme = RuleTheme.Syntax,
        Severity = RuleSeverity.Warning,
        Aliases = ["InvalidDefaultArgInFrom"],
        Before =
            """
            ARG TAG
            FROM python:$TAG

            """,
        After =
            """
            ARG TAG=3.12.11-slim-bookworm
            FROM python:$TAG

            """,
        Check = static c =>
        {
            foreach (var from in c.Stages.Select(static s => s.From))
            {
                if (from.BaseStage is not null || !from.Image.Text.Contains('$', StringComparison.Ordinal)) continue;
                var scope = PlatformArguments.Names.Aggregate(from.Scope, static (s, n) => s.Variables.GetValueOrDefault(n)?.Value is null ? s.With(n, new Variable(n.EndsWith("ARCH", StringComparison.Ordinal) ? "amd64" : "linux", true, 0)) : s);
                var expanded = scope.Expand(from.Image.Text);
                if (expanded.WithEmpty is not { } name || expanded.Unset.Any(n => !scope.Variables.ContainsKey(n)) || name == "scratch" || ImageReference.TryParse(name, out _, out _)) continue;
                var onPurpose = name.Length == 0 && !expanded.Unset.IsEmpty;
                c.Report(onPurpose ? RuleSeverity.Info : RuleSeverity.Warning, from.Image.Span, name.Length == 0
                    ? $"without a build argument the base is empty; give {from.Image.Text} a default, or say what is missing: ${{{expanded.Unset.FirstOrDefault() ?? "BASE"}:?set it with --build-arg}}"
                    : $"without build arguments the base is \"{name}\", which is no image; give the ARG a default");
            }
        },
    };
}
