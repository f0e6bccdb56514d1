namespace Drydock.Assessment.Policy.Presets;

/// <summary>What every service can keep to at once.</summary>
internal static class Baseline
{
    public static readonly PolicyPreset Preset = new(
        "baseline", "What every service can keep to at once: no critical findings, a base that is named and supported, no root.",
        """
        fail-on: critical
        base-images:
          variants: any
          pin: {version: minor, os: none, content: tag}
          support: lts
          allowed: any
        user: non-root
        stages: any
        packages: any
        labels: {required: []}
        response:
          critical: 24h
          high: 72h
          medium: next-window
          low: next-window
          negligible: none
          unknown: next-window
          start: first-seen
          without-fix: count
          at-most: {critical: 24h, high: 72h, medium: 35d, low: 90d, negligible: 90d, unknown: 35d}
          reopen-within: 7d
          after-waiver: 24h
        windows: []
        ignores: {reason: optional, locked: []}
        """);
}
