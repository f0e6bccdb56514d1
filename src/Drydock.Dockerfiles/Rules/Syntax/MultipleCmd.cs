namespace Drydock.Dockerfiles.Rules.Syntax;

/// <summary>Several CMD in one stage.</summary>
internal static class MultipleCmd
{
    public static readonly Rule Rule = new()
    {
        Id = "multiple-cmd",
        Title = "A CMD is overwritten by a later one",
        Why = "Only the last CMD of a stage counts; the others mislead whoever reads the file.",
        Theme = RuleTheme.Syntax,
        Severity = RuleSeverity.Warning,
        Fix = FixClass.Safe,
        Aliases = ["DL4003", "DS-0016", "MultipleInstructionsDisallowed", "S6589"],
        Before =
            """
            FROM debian:12.11
            CMD ["first"]
            CMD ["second"]
            """,
        After =
            """
            FROM debian:12.11
            CMD ["second"]
            """,
        Check = static c => RepeatedInstruction.Report(c, "cmd"),
    };
}
