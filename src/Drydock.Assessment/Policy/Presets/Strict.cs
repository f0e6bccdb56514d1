namespace Drydock.Assessment.Policy.Presets;

/// <summary>What a well-kept service keeps to.</summary>
internal static class Strict
{
    public static readonly PolicyPreset Preset = new(
        "strict", "What a well-kept service keeps to: slim bases on a named release with security support, several stages, every exception with its reason.",
        """
        fail-on: high
        base-images:
          variants: [slim, alpine, distroless, chiseled]
          pin: {version: minor, os: suite, content: tag}
          support: security
          allowed: any
        user: numeric
        stages: multi
        packages: minimal
        labels: {required: []}
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
        ignores: {reason: required, locked: []}
        """);
}
