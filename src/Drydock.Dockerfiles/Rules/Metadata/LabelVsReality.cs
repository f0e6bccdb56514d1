using Drydock.Dockerfiles.Semantics;
using Drydock.Images.References;

namespace Drydock.Dockerfiles.Rules.Metadata;

/// <summary>A label that the file contradicts.</summary>
internal static class LabelVsReality
{
    public static readonly Rule Rule = new()
    {
        Id = "label-vs-reality",
        Title = "A label claims what is not so",
        Why = "Whoever trusts the label is misled.",
        Theme = RuleTheme.Metadata,
        Severity = RuleSeverity.Warning,
        Before =
            """
            FROM debian:12.11
            LABEL nonroot="true"
            USER root

            """,
        After =
            """
            FROM debian:12.11
            LABEL nonroot="true"
            USER 1000:1000

            """,
        Check = static c =>
        {
            if (c.Final is not { } final) return;
            foreach (var pair in final.Lineage.SelectMany(static s => s.All<PairsStatement>()).Where(static s => s.Syntax.Name == "label").SelectMany(static s => s.Pairs))
            {
                var key = pair.Name.Trim('"', '\'').ToLowerInvariant();
                var user = (final.Last("user") as PlainStatement)?.Value;
                var isRoot = user is "root" or "0" || user?.StartsWith("0:", StringComparison.Ordinal) == true || final.Last("user") is null && c.BaseOf(final).User == "root";
                if (key.EndsWith("nonroot", StringComparison.Ordinal) && pair.Expanded is "true" or "yes" && isRoot) c.Report(pair.Span, "the label says non-root, and the image runs as root");
                else if (key.EndsWith("base.name", StringComparison.Ordinal) && pair.Expanded is { } name && ImageReference.TryParse(name, out var said, out _) && final.RootFrom.Reference is { } real && said.Name != real.Name)
                    c.Report(pair.Span, $"the label names {said.FamiliarName} as base, and the image builds on {real.FamiliarName}");
            }
        },
    };
}
