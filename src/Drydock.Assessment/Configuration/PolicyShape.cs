using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Drydock.Assessment.Configuration.Shapes;
using Drydock.Assessment.Policy;

namespace Drydock.Assessment.Configuration;

/// <summary>The form of a policy, of the fleet or of one service.</summary>
internal static partial class PolicyShape
{
    private static readonly TextShape Text = new("");
    private static readonly TextShape Response = new("", TextForms.Response);

    /// <summary>Worst first.</summary>
    public static ImmutableArray<string> Severities { get; } = ["critical", "high", "medium", "low", "negligible", "unknown"];

    public static MappingShape Policy(string about) => new(about,
    [
        new("preset", new WordShape("The values that are not written here.", [.. PresetList.Names])),
        new("fail-on", new ListShape("Severities that fail a scan; one word means it and worse.", new WordShape("", [.. Severities, "none"]), OrOne: true)),
        new("base-images", BaseImages()),
        new("user", new WordShape("Who the final stage runs as; numeric asks for a uid, which a scheduler can check.", ["numeric", "non-root", "any"])),
        new("stages", new WordShape("Whether the final stage builds on another one's results.", ["multi", "any"])),
        new("packages", new WordShape("Whether only what is needed is installed, and lists are removed.", ["minimal", "any"])),
        new("labels", new MappingShape("Labels of the final stage.",
        [
            new("required", new ListShape("Keys that must be set.", Text)),
            new("allowed", new ListShape("Keys that may be set beside them; without the key any may.", Text)),
        ])),
        new("response", ResponseTimes()),
        new("windows", new ListShape("Maintenance windows.", Window(), Most: 50)),
        new("ignores", new MappingShape("Comments in Dockerfiles that switch a rule off.",
        [
            new("reason", new WordShape("Whether they must say why and until when.", ["required", "optional"])),
            new("locked", new ListShape("Rules that they cannot switch off.", Text)),
        ])),
        new("rules", new NamedShape("Severities of Dockerfile rules, by id.", "rule", RuleId(), new WordShape("", ["error", "high", "warning", "info", "style", "off"]), Most: 1000)),
    ]);

    private static MappingShape BaseImages() => new("What images may stand on; variants and regular support are asked of what is shipped, the rest of every stage.",
    [
        new("variants", new ListShape("Variants to be one of, such as slim; any for every one.", Text, OrOne: true)),
        new("pin", new MappingShape("How firmly a base is held, at least.",
        [
            new("version", new WordShape("The version.", ["none", "channel", "major", "minor", "patch"])),
            new("os", new WordShape("The distribution: its release is its suite.", ["none", "family", "suite", "dated"])),
            new("content", new WordShape("The content.", ["tag", "digest"])),
        ])),
        new("support", new WordShape("The support that its distribution must still have; long-term support warns where security is asked for.", ["security", "lts", "any"])),
        new("allowed", new ListShape("Registries and repositories that bases may come from; * stands for any text, any for every one.", Text, OrOne: true)),
    ]);

    private static MappingShape ResponseTimes() => new("By when a finding must be dealt with: a duration, the end of the next maintenance window, or none.",
    [
        .. Severities.Select(static s => new KeyShape(s, Response with { About = $"Findings of severity {s}." })),
        new("known-exploited", Response with { About = "Findings that are known to be exploited, where this is earlier." }),
        new("start", new WordShape("What starts the clock.", ["first-seen", "published", "fix-available", "known-exploited"])),
        new("without-fix", new WordShape("Whether the clock runs while no fix exists.", ["count", "wait"])),
        new("grace", new TextShape("The least time for what the first scan of a service finds.", TextForms.Duration)),
        new("min-lead", new TextShape("A window must start at least so long after the clock.", TextForms.Duration)),
        new("at-most", new MappingShape("The latest end of next-window, and the deadline where there is no window.",
            [.. Severities.Select(static s => new KeyShape(s, new TextShape("", TextForms.Duration)))])),
        new("reopen-within", new TextShape("A finding that comes back within this time keeps its clock.", TextForms.Duration)),
        new("after-waiver", new TextShape("The least time that is left when a waiver ends.", TextForms.Duration)),
    ]);

    private static MappingShape Window() => new("When maintenance is done.",
    [
        new("rrule", new TextShape("RFC 5545: FREQ=DAILY, WEEKLY or MONTHLY with INTERVAL, BYDAY, BYMONTHDAY.", TextForms.Recurrence), Required: true),
        new("start", new TextShape("Local time.", TextForms.Time), Required: true),
        new("duration", new TextShape("", TextForms.Duration), Required: true),
        new("timezone", new TextShape("A name of the IANA time zone database.", TextForms.TimeZone), Required: true),
        new("from", new TextShape("The first day: what INTERVAL counts from.", TextForms.Date)),
        new("except", new ListShape("Days without the window.", new TextShape("", TextForms.Date))),
    ]);

    [GeneratedRegex("^[A-Za-z0-9][A-Za-z0-9_./-]{0,99}$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex RuleId();
}
