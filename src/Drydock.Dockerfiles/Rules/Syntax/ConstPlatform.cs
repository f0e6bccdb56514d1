using Drydock.Dockerfiles.Syntax;

namespace Drydock.Dockerfiles.Rules.Syntax;

/// <summary>A constant --platform in FROM.</summary>
internal static class ConstPlatform
{
    public static readonly Rule Rule = new()
    {
        Id = "const-platform",
        Title = "FROM is tied to one platform",
        Why = "The image cannot be built for another one, and what runs under emulation is slow and sometimes wrong.",
        Theme = RuleTheme.Syntax,
        Severity = RuleSeverity.Info,
        Fix = FixClass.Consent,
        Aliases = ["DL3029", "FromPlatformFlagConstDisallowed"],
        Before =
            """
            FROM --platform=linux/amd64 debian:12.11

            """,
        After =
            """
            FROM debian:12.11

            """,
        Check = static c =>
        {
            foreach (var stage in c.Stages)
            {
                if (stage.From.Flag("platform") is not { Value: { Length: > 0 } value } flag || value.Contains('$', StringComparison.Ordinal)) continue;
                if (PlatformName.Of(value).Split('/').Any(p => stage.Name?.Contains(p, StringComparison.Ordinal) == true)) continue;
                c.Report(flag.Span, $"the stage is always built for {value}; leave the flag out, or use $BUILDPLATFORM or $TARGETPLATFORM", new Fix(FixClass.Consent, "remove the flag", TextEdit.Remove(TextSpan.FromBounds(flag.Span.Start, stage.From.Image.Span.Start))));
            }
        },
    };
}
