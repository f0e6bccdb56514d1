using System.Collections.Immutable;
using Drydock.Images.References;

namespace Drydock.Dockerfiles.Rules.Base;

/// <summary>A base of another variant than those that the policy names.</summary>
internal static class BaseVariant
{
    public static readonly Rule Rule = new()
    {
        Id = "base-variant",
        Title = "A base is of a variant that the policy does not name",
        Why = "Variants differ in what they bring along: every package that the service does not use has advisories of its own.",
        Theme = RuleTheme.Base,
        Severity = RuleSeverity.Warning,
        Scope = RuleScope.Policy,
        Fix = FixClass.Lookup,
        Before =
            """
            FROM golang:1.24-bookworm

            """,
        After =
            """
            FROM golang:1.24-alpine

            """,
        ExamplePolicy = new RulePolicy { Variants = ["alpine"] },
        ExampleBases = static _ => new BaseFacts { VariantTags = ImmutableSortedDictionary.CreateRange(StringComparer.Ordinal, [KeyValuePair.Create("alpine", "1.24-alpine")]) },
        Check = static c =>
        {
            if (c.Policy.Variants.IsEmpty) return;
            foreach (var from in c.Stages.Where(c.File.IsShipped).Select(static s => s.From))
            {
                if (from.Reference is not { } reference || c.Policy.Variants.Any(v => Is(reference, v)) || BaseNotSlim.Speaks(c, from)) continue;

                // Only where the image is known to have such a variant: others have none to move to.
                var tags = c.Settings.Bases(reference).VariantTags;
                if (c.Policy.Variants.FirstOrDefault(tags.ContainsKey) is not { } variant) continue;
                c.Report(from.Image.Span, $"{reference.Familiar} is none of the variants that the policy names ({string.Join(", ", c.Policy.Variants)}); build on {reference.FamiliarName}:{tags[variant]}");
            }
        },
    };

    /// <summary>True when the tag or the image's own name says the variant: <c>3.12-slim</c>, <c>3.20-alpine3.20</c>, <c>gcr.io/distroless/…</c>, <c>alpine</c>.</summary>
    private static bool Is(ImageReference reference, string variant) =>
        reference.Repository.Contains(variant, StringComparison.OrdinalIgnoreCase) || reference.Registry.Contains(variant, StringComparison.OrdinalIgnoreCase)
        || (reference.Tag ?? "").Split('-', '.', '_').Any(word => word.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9').Equals(variant, StringComparison.OrdinalIgnoreCase));
}
