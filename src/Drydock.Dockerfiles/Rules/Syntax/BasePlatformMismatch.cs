using Drydock.Dockerfiles.Semantics;

namespace Drydock.Dockerfiles.Rules.Syntax;

/// <summary>A base that is not built for the platform that FROM asks for.</summary>
/// <remarks>BuildKit's InvalidBaseImagePlatform: operating system and architecture count, a variant does not. Without facts about the base it is silent.</remarks>
internal static class BasePlatformMismatch
{
    public static readonly Rule Rule = new()
    {
        Id = "base-platform-mismatch",
        Title = "A base image is not built for the wanted platform",
        Why = "The build stops, or the image holds programs that run only under emulation, or not at all.",
        Theme = RuleTheme.Syntax,
        Severity = RuleSeverity.Warning,
        Aliases = ["InvalidBaseImagePlatform"],
        Before =
            """
            FROM --platform=linux/riscv64 nvidia/cuda:12.8.1-base-ubuntu24.04

            """,
        After =
            """
            FROM --platform=linux/arm64 nvidia/cuda:12.8.1-base-ubuntu24.04

            """,
        ExampleBases = static _ => new BaseFacts { Platforms = ["linux/amd64", "linux/arm64"] },
        Check = static c =>
        {
            foreach (var from in c.Stages.Select(static s => s.From).Where(static f => f.Reference is not null))
            {
                var facts = c.Settings.Bases(from.Reference!);
                foreach (var wanted in Wanted(c, from).Where(facts.LostPlatforms.Contains)) c.Report(from.Flag("platform")?.Span ?? from.Image.Span, $"{from.Reference!.Familiar} is no longer built for {wanted}");
                var built = facts.Platforms;
                if (built.IsEmpty) continue;
                foreach (var wanted in Wanted(c, from).Where(w => !built.Any(b => b == w || b.StartsWith(w + "/", StringComparison.Ordinal))))
                    c.Report(from.Flag("platform")?.Span ?? from.Image.Span, $"{from.Reference!.Familiar} is not built for {wanted}, but for {string.Join(", ", built)}");
            }
        },
    };

    /// <summary>The platform that FROM fixes; else, where the target's is used, those that the check is asked about.</summary>
    private static IEnumerable<string> Wanted(RuleContext c, FromStatement from)
    {
        var flag = from.Flag("platform")?.Value;
        if (flag is null || flag.Contains("TARGET", StringComparison.Ordinal)) return c.Settings.Platforms.Select(PlatformName.Of);
        return from.Scope.Expand(flag).Value is { Length: > 0 } value ? [PlatformName.Of(value)] : [];
    }
}
