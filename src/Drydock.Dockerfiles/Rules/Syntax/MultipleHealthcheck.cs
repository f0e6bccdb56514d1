namespace Drydock.Dockerfiles.Rules.Syntax;

/// <summary>Several HEALTHCHECK in one stage.</summary>
internal static class MultipleHealthcheck
{
    public static readonly Rule Rule = new()
    {
        Id = "multiple-healthcheck",
        Title = "A HEALTHCHECK is overwritten by a later one",
        Why = "Only the last HEALTHCHECK of a stage counts; the others mislead whoever reads the file.",
        Theme = RuleTheme.Syntax,
        Severity = RuleSeverity.Warning,
        Fix = FixClass.Safe,
        Aliases = ["DL3012", "DS-0023", "MultipleInstructionsDisallowed"],
        Before =
            """
            FROM debian:12.11
            HEALTHCHECK CMD true
            HEALTHCHECK CMD false

            """,
        After =
            """
            FROM debian:12.11
            HEALTHCHECK CMD false

            """,
        Check = static c => RepeatedInstruction.Report(c, "healthcheck"),
    };
}
