namespace Drydock.Dockerfiles.Rules.Syntax;

/// <summary>Several ENTRYPOINT in one stage.</summary>
internal static class MultipleEntrypoint
{
    public static readonly Rule Rule = new()
    {
        Id = "multiple-entrypoint",
        Title = "An ENTRYPOINT is overwritten by a later one",
        Why = "Only the last ENTRYPOINT of a stage counts; the others mislead whoever reads the file.",
        Theme = RuleTheme.Syntax,
        Severity = RuleSeverity.Warning,
        Fix = FixClass.Safe,
        Aliases = ["DL4004", "DS-0007", "MultipleInstructionsDisallowed", "S6589"],
        Before =
            """
            FROM debian:12.11
            ENTRYPOINT ["first"]
            ENTRYPOINT ["second"]

            """,
        After =
            """
            FROM debian:12.11
            ENTRYPOINT ["second"]

            """,
        Check = static c => RepeatedInstruction.Report(c, "entrypoint"),
    };
}
