using Drydock.Dockerfiles.Semantics;

namespace Drydock.Dockerfiles.Rules.Metadata;

/// <summary>A label that the policy asks for.</summary>
internal static class LabelRequired
{
    public static readonly Rule Rule = new()
    {
        Id = "label-required",
        Title = "A label is missing that the policy asks for",
        Why = "Who owns the image, and from which source it was built, cannot be told.",
        Theme = RuleTheme.Metadata,
        Severity = RuleSeverity.Off,

        // No fix: the value is not known here.
        Aliases = ["DL3049", "S7028"],
        Before =
            """
            FROM debian:12.11

            """,
        After =
            """
            FROM debian:12.11
            LABEL org.opencontainers.image.source="https://example.org/app"

            """,
        ExamplePolicy = new RulePolicy { RequiredLabels = ["org.opencontainers.image.source"] },
        Check = static c =>
        {
            if (c.Final is not { } final) return;
            var set = final.Lineage.SelectMany(static s => s.All<PairsStatement>()).Where(static s => s.Syntax.Name == "label").SelectMany(static s => s.Pairs).Select(static p => p.Name.Trim('"', '\'')).ToHashSet(StringComparer.Ordinal);
            foreach (var key in c.Policy.RequiredLabels.Where(k => !set.Contains(k))) c.Report(final.From.Span, $"the policy asks for the label {key}");
        },
    };
}
