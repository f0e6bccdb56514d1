namespace Drydock.Dockerfiles.Rules.Base;

/// <summary>FROM with the tag latest.</summary>
internal static class BaseLatest
{
    public static readonly Rule Rule = new()
    {
        Id = "base-latest",
        Title = "A base image is \"latest\"",
        Why = "The tag moves to another version, and to another operating system, between two builds of the same file.",
        Theme = RuleTheme.Base,
        Severity = RuleSeverity.Warning,
        Fix = FixClass.Lookup,
        Aliases = ["CKV_DOCKER_7", "DKL-DI-0006", "DL3007", "DS-0001", "S6596"],
        Before =
            """
            FROM debian:latest

            """,
        After =
            """
            FROM debian:12.11

            """,
        Check = static c =>
        {
            foreach (var from in c.Stages.Select(static s => s.From).Where(static f => f.Reference is { Tag: "latest", Digest: null }))
                c.Report(from.Image.Span, $"{from.Reference!.FamiliarName}:latest is another image tomorrow; name a version");
        },
    };
}
