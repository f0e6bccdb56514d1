namespace Drydock.Dockerfiles.Rules.Base;

/// <summary>A base whose tag holds less of the distribution than the policy asks.</summary>
internal static class BaseOsOpen
{
    public static readonly Rule Rule = new()
    {
        Id = "base-os-open",
        Title = "A base leaves more of its distribution open than the policy allows",
        Why = "Such tags move to another release of the distribution overnight: packages, libraries and commands differ or are gone.",
        Theme = RuleTheme.Base,
        Severity = RuleSeverity.Warning,
        Scope = RuleScope.Policy,
        Fix = FixClass.Lookup,
        Before =
            """
            FROM python:3.12-slim

            """,
        After =
            """
            FROM python:3.12-slim-bookworm

            """,
        ExamplePolicy = new RulePolicy { OsGap = static reference => reference.Tag?.EndsWith("-slim", StringComparison.Ordinal) == true ? "names no distribution; the policy asks for its release" : null },
        Check = static c =>
        {
            if (c.Policy.OsGap is not { } gap) return;
            foreach (var from in c.Stages.Select(static s => s.From))
            {
                // No tag at all, and "latest", are told by rules of their own.
                if (from.Reference is not { } reference || reference is { Digest: null, Tag: null or "latest" } || gap(reference) is not { } open) continue;
                c.Report(from.Image.Span, $"{reference.Familiar} {open}");
            }
        },
    };
}
