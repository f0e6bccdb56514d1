using System.Collections.Immutable;
using Drydock.Advisories;
using Drydock.Assessment.Configuration;
using Drydock.Assessment.Configuration.Shapes;
using Drydock.Assessment.Deadlines;
using Drydock.Assessment.Reports;
using Drydock.Dockerfiles.Yaml;

namespace Drydock.Assessment.Policy;

/// <summary>The typed values of nodes that the reader has checked.</summary>
internal static class PolicyValues
{
    public static DateOnly Date(YamlNode node) => TextForms.TryParseDate(node.Text!, out var date) ? date : throw new InvalidOperationException("a date was not checked");

    public static TimeSpan Duration(string text) => Durations.TryParse(text, out var duration) ? duration : throw new InvalidOperationException("a duration was not checked");

    public static ResponseTime Response(string text) => text switch
    {
        TextForms.NextWindow => ResponseTime.NextWindow,
        TextForms.NoDeadline => ResponseTime.None,
        _ => ResponseTime.Within(Duration(text)),
    };

    public static MaintenanceWindow Window(YamlNode node)
    {
        if (!RecurrenceRule.TryParse(node["rrule"]!.Text!, out var rule, out _) || !TextForms.TryParseTime(node["start"]!.Text!, out var start))
            throw new InvalidOperationException("a window was not checked");
        return new MaintenanceWindow(
            rule, start, Duration(node["duration"]!.Text!), TimeZoneInfo.FindSystemTimeZoneById(node["timezone"]!.Text!),
            node["from"] is { } from ? Date(from) : null, [.. (node["except"]?.Items ?? []).Select(Date)]);
    }

    /// <summary>The gate of a <c>fail-on</c>: one word means it and worse, a list exactly what it names, <c>none</c> nothing.</summary>
    public static FailOn Gate(YamlNode node)
    {
        var words = node is YamlSequence list ? list.Nodes.Select(static n => n.Text!).ToImmutableArray() : [node.Text!];
        var severities = words.Where(static w => w != TextForms.NoDeadline).Select(SeverityOf).ToList();
        if (severities.Count == 0) return FailOn.Nothing;
        return node is YamlSequence ? FailOn.Exactly(severities) : FailOn.AtLeast(severities[0]);
    }

    public static Severity SeverityOf(string word) => Words.TryParseSeverity(word, out var severity) ? severity : throw new InvalidOperationException("a severity was not checked");
}
