namespace Drydock.Dockerfiles.Rules.Base;

/// <summary>A base whose tag holds less of the version than the policy asks.</summary>
internal static class BaseVersionOpen
{
    public static readonly Rule Rule = new()
    {
        Id = "base-version-open",
        Title = "A base leaves more of its version open than the policy allows",
        Why = "The next build stands on another version, which nobody chose and nobody tried.",
        Theme = RuleTheme.Base,
        Severity = RuleSeverity.Warning,
        Scope = RuleScope.Policy,
        Fix = FixClass.Lookup,
        Before =
            """
            FROM python:3-slim-bookworm

            """,
        After =
            """
            FROM python:3.12-slim-bookworm

            """,
        ExamplePolicy = new RulePolicy { VersionGap = static reference => reference.Tag?.StartsWith("3-", StringComparison.Ordinal) == true ? "names the major version only; the policy asks for the minor one" : null },
        Check = static c =>
        {
            if (c.Policy.VersionGap is not { } gap) return;
            foreach (var from in c.Stages.Select(static s => s.From))
            {
                // No tag at all, and "latest", are told by rules of their own.
                if (from.Reference is not { } reference || reference is { Digest: null, Tag: null or "latest" } || gap(reference) is not { } open) continue;
                c.Report(from.Image.Span, $"{reference.Familiar} {open}");
            }
        },
    };
}
