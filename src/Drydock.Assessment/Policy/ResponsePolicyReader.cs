using System.Collections.Immutable;
using Drydock.Advisories;
using Drydock.Assessment.Deadlines;
using Drydock.Assessment.Reports;

namespace Drydock.Assessment.Policy;

/// <summary>The response times among the values of a policy.</summary>
internal static class ResponsePolicyReader
{
    private const string Prefix = "response.";

    public static ResponsePolicy Of(ImmutableSortedDictionary<string, PolicyValue> values) => new()
    {
        Times = Enum.GetValues<Severity>().ToImmutableDictionary(static s => s, s => PolicyValues.Response(values[Prefix + Words.Of(s)].Node.Text!)),
        AtMost = Enum.GetValues<Severity>().ToImmutableDictionary(static s => s, s => PolicyValues.Duration(values[$"{Prefix}at-most.{Words.Of(s)}"].Node.Text!)),
        KnownExploited = values.GetValueOrDefault(Prefix + "known-exploited") is { } exploited ? PolicyValues.Response(exploited.Node.Text!) : ResponseTime.None,
        Start = values[Prefix + "start"].Node.Text switch
        {
            "published" => ClockStart.Published,
            "fix-available" => ClockStart.FixAvailable,
            "known-exploited" => ClockStart.KnownExploited,
            _ => ClockStart.FirstSeen,
        },
        WaitsForFix = values[Prefix + "without-fix"].Node.Text == "wait",
        Grace = DurationOf(values, "grace"),
        LeastLead = DurationOf(values, "min-lead"),
        ReopenWithin = DurationOf(values, "reopen-within"),
        AfterWaiver = DurationOf(values, "after-waiver"),
        Windows = [.. (values.GetValueOrDefault("windows")?.Node.Items ?? []).Select(PolicyValues.Window)],
    };

    private static TimeSpan DurationOf(ImmutableSortedDictionary<string, PolicyValue> values, string key) =>
        values.GetValueOrDefault(Prefix + key) is { } value ? PolicyValues.Duration(value.Node.Text!) : TimeSpan.Zero;
}
