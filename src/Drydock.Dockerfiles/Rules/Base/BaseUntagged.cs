namespace Drydock.Dockerfiles.Rules.Base;

/// <summary>FROM without tag and digest.</summary>
internal static class BaseUntagged
{
    public static readonly Rule Rule = new()
    {
        Id = "base-untagged",
        Title = "A base image has no tag",
        Why = "Without a tag the builder takes \"latest\": the same file builds on another version, and on another operating system, whenever that tag moves.",
        Theme = RuleTheme.Base,
        Severity = RuleSeverity.Warning,
        Fix = FixClass.Lookup,
        Aliases = ["CKV_DOCKER_7", "DKL-DI-0006", "DL3006", "DS-0001", "S6596"],
        Before =
            """
            FROM debian
            """,
        After =
            """
            FROM debian:12.11
            """,
        Check = static c =>
        {
            foreach (var stage in c.Stages)
            {
                if (stage.From.Reference is not { Tag: null, Digest: null } reference) continue;
                c.Report(stage.From.Image.Span, $"{reference.FamiliarName} has no tag: it is whatever \"latest\" is on the day of the build; name a version");
            }
        },
    };
}
