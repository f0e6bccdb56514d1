namespace Drydock.Dockerfiles.Rules.Base;

/// <summary>A base of which a newer tag exists.</summary>
internal static class BaseOutdated
{
    public static readonly Rule Rule = new()
    {
        Id = "base-outdated",
        Title = "A newer patch level of a base image exists",
        Why = "What was mended since is not in the image.",
        Theme = RuleTheme.Base,
        Severity = RuleSeverity.Warning,
        Fix = FixClass.Lookup,
        Before =
            """
            FROM debian:12.9

            """,
        After =
            """
            FROM debian:12.11

            """,
        ExampleBases = static reference => new BaseFacts { NewerTag = reference.Tag == "12.9" ? "12.11" : null },
        Check = static c =>
        {
            foreach (var from in c.Stages.Select(static s => s.From))
            {
                if (from.Reference is not { Tag: { } tag } reference || c.Settings.Bases(reference).NewerTag is not { } newer || newer == tag) continue;
                c.Report(from.Image.Span, $"{reference.FamiliarName}:{newer} is newer than {tag}; build on it");
            }
        },
    };
}
