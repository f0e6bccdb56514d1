using Drydock.Dockerfiles.Semantics;
using Drydock.Dockerfiles.Syntax;
using Drydock.Images.References;

namespace Drydock.Dockerfiles.Rules.Base;

/// <summary>An image from outside the allow-list.</summary>
internal static class BaseRegistryUntrusted
{
    public static readonly Rule Rule = new()
    {
        Id = "base-registry-untrusted",
        Title = "An image comes from a place that the policy does not allow",
        Why = "What is built on it inherits whatever its publisher puts in.",
        Theme = RuleTheme.Base,
        Severity = RuleSeverity.Error,
        Scope = RuleScope.Policy,
        Aliases = ["DL3026"],
        Before =
            """
            FROM docker.io/stranger/base:1

            """,
        After =
            """
            FROM ghcr.io/acme/base:1

            """,
        ExamplePolicy = new RulePolicy { AllowedBases = ["ghcr.io/acme/*"] },
        Check = static c =>
        {
            if (c.Policy.AllowedBases.IsEmpty) return;
            foreach (var (span, text) in Images(c))
            {
                if (ImageReference.TryParse(text, out var reference, out _) && !Allowed(c, reference)) c.Report(span, $"{reference.FamiliarName} is not among the images that the policy allows ({string.Join(", ", c.Policy.AllowedBases)})");
            }
        },
    };

    private static IEnumerable<(TextSpan Span, string Text)> Images(RuleContext c)
    {
        foreach (var (_, value, line) in c.File.Syntax.Directives.Where(static d => d.Name == "syntax")) yield return (c.File.Lines.SpanOf(line), value.Split(' ')[0]);
        foreach (var stage in c.Stages)
        {
            if (stage.From.Reference is { } reference) yield return (stage.From.Image.Span, reference.ToString());
            foreach (var copy in stage.All<CopyStatement>())
            {
                if (copy is { FromStage: null, From: { } from }) yield return (copy.Flag("from")!.Span, from);
            }

            foreach (var mount in stage.Runs.SelectMany(static r => r.Mounts))
            {
                if (mount.From is { } from && c.Stages.All(s => s.Name != from)) yield return (mount.Span, from);
            }
        }
    }

    private static bool Allowed(RuleContext c, ImageReference reference) =>
        c.Policy.AllowedBases.Any(a => PathPattern.Matches(a, reference.FamiliarName) || PathPattern.Matches(a, reference.Name) || PathPattern.Matches(a, reference.Registry) || PathPattern.Matches(a + "/**", reference.Name));
}
