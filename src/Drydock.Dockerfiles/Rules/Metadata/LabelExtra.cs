using Drydock.Dockerfiles.Semantics;

namespace Drydock.Dockerfiles.Rules.Metadata;

/// <summary>A label that the policy does not list.</summary>
internal static class LabelExtra
{
    public static readonly Rule Rule = new()
    {
        Id = "label-extra",
        Title = "A label is not in the policy's list",
        Why = "Labels that nobody agreed on are read by nobody.",
        Theme = RuleTheme.Metadata,
        Severity = RuleSeverity.Off,

        // No fix: whether the label goes or the list grows is the team's decision.
        Aliases = ["DL3050"],
        Before =
            """
            FROM debian:12.11
            LABEL fun="yes"

            """,
        After =
            """
            FROM debian:12.11
            LABEL owner="ops"

            """,
        ExamplePolicy = new RulePolicy { AllowedLabels = ["owner"] },
        Check = static c =>
        {
            if (c.Policy.AllowedLabels.IsEmpty) return;
            foreach (var pair in c.File.Statements.OfType<PairsStatement>().Where(static s => s.Syntax.Name == "label").SelectMany(static s => s.Pairs))
            {
                var key = pair.Name.Trim('"', '\'');
                if (!c.Policy.AllowedLabels.Contains(key) && !c.Policy.RequiredLabels.Contains(key)) c.Report(pair.Span, $"the label {key} is not in the policy's list");
            }
        },
    };
}
