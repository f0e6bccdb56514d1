namespace Drydock.Assessment.Policy.Presets;

/// <summary>What runs before customers keeps to.</summary>
internal static class Production
{
    public static readonly PolicyPreset Preset = new(
        "production", "What runs before customers keeps to: as strict, and bases are complete versions held by digest, images say where they come from, nobody switches off the rules on root and secrets.",
        """
        fail-on: [critical, high, unknown]
        base-images:
          variants: [slim, alpine, distroless, chiseled]
          pin: {version: patch, os: suite, content: digest}
          support: security
          allowed: any
        user: numeric
        stages: multi
        packages: minimal
        labels: {required: [org.opencontainers.image.source, org.opencontainers.image.revision]}
        response:
          critical: 24h
          high: 72h
          medium: next-window
          low: next-window
          negligible: none
          unknown: next-window
          known-exploited: 24h
          start: first-seen
          without-fix: count
          at-most: {critical: 24h, high: 72h, medium: 35d, low: 90d, negligible: 90d, unknown: 35d}
          reopen-within: 7d
          after-waiver: 24h
        windows: []
        ignores: {reason: required, locked: [no-user, root-user]}
        """);
}
