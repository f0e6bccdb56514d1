namespace Drydock.Dockerfiles.Rules.Syntax;

/// <summary>A file without FROM.</summary>
internal static class NoStage
{
    public static readonly Rule Rule = new()
    {
        Id = "no-stage",
        Title = "The file has no FROM",
        Why = "Without a FROM there is nothing to build on; the build stops.",
        Theme = RuleTheme.Syntax,
        Severity = RuleSeverity.Error,
        Before =
            """
            ARG VERSION=1

            """,
        After =
            """
            ARG VERSION=1
            FROM debian:12.11

            """,
        Check = static c =>
        {
            if (c.Stages.IsEmpty && !c.File.Syntax.Instructions.IsEmpty) c.Report(c.File.Head.FirstOrDefault()?.KeywordSpan ?? default, "the file has no FROM; begin with the image to build on");
        },
    };
}
