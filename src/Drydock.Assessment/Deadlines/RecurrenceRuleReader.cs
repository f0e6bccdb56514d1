using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Drydock.Assessment.Deadlines;

/// <summary>Reads recurrence rules (RFC 5545, 3.3.10).</summary>
internal static class RecurrenceRuleReader
{
    private static readonly ImmutableArray<string> Days = ["SU", "MO", "TU", "WE", "TH", "FR", "SA"];

    public static bool TryRead(string text, [NotNullWhen(true)] out RecurrenceRule? rule, [NotNullWhen(false)] out string? wrong)
    {
        rule = null;
        var parts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var part in text.Split(';'))
        {
            var at = part.IndexOf('=', StringComparison.Ordinal);
            if (at <= 0 || at == part.Length - 1)
            {
                wrong = "is not a recurrence of NAME=VALUE parts";
                return false;
            }

            if (!parts.TryAdd(part[..at], part[(at + 1)..]))
            {
                wrong = $"has {part[..at]} twice";
                return false;
            }
        }

        wrong = Build(parts, out rule);
        return wrong is null && rule is not null;
    }

    private static string? Build(Dictionary<string, string> parts, out RecurrenceRule? rule)
    {
        rule = null;
        if (!parts.Remove("FREQ", out var word)) return "has no FREQ";
        if (FrequencyOf(word) is not { } frequency) return $"has FREQ={word}; only DAILY, WEEKLY and MONTHLY are read";
        var built = new RecurrenceRule { Frequency = frequency };
        foreach (var (name, value) in parts)
        {
            switch (name)
            {
                case "INTERVAL" when int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var interval) && interval is >= 1 and <= 1000:
                    built = built with { Interval = interval };
                    break;
                case "BYDAY" when Weekdays(value, frequency) is { } weekdays:
                    built = built with { Weekdays = weekdays };
                    break;
                case "BYMONTHDAY" when frequency != Frequency.Weekly && MonthDays(value) is { } monthDays:
                    built = built with { MonthDays = monthDays };
                    break;
                case "WKST" when Days.IndexOf(value) is >= 0 and var day:
                    built = built with { WeekStart = (DayOfWeek)day };
                    break;
                default:
                    return name is "INTERVAL" or "BYDAY" or "BYMONTHDAY" or "WKST" ? $"has {name}={value}, which makes no sense with FREQ={word}" : $"has {name}, which is not read";
            }
        }

        rule = built;
        return null;
    }

    private static Frequency? FrequencyOf(string word) => word switch { "DAILY" => Frequency.Daily, "WEEKLY" => Frequency.Weekly, "MONTHLY" => Frequency.Monthly, _ => null };

    private static ImmutableArray<WeekdayOccurrence>? Weekdays(string value, Frequency frequency)
    {
        var found = ImmutableArray.CreateBuilder<WeekdayOccurrence>();
        foreach (var item in value.Split(','))
        {
            if (item.Length < 2 || Days.IndexOf(item[^2..]) is not (>= 0 and var day)) return null;
            var ordinal = 0;
            var number = item[..^2];
            // RFC 5545: an ordinal means nothing within a week or day.
            if (number.Length > 0 && (frequency != Frequency.Monthly || !TryParseSigned(number, 5, out ordinal))) return null;
            found.Add(new WeekdayOccurrence(ordinal, (DayOfWeek)day));
        }

        return found.ToImmutable();
    }

    private static ImmutableArray<int>? MonthDays(string value)
    {
        var found = ImmutableArray.CreateBuilder<int>();
        foreach (var item in value.Split(','))
        {
            if (!TryParseSigned(item, 31, out var day)) return null;
            found.Add(day);
        }

        return found.ToImmutable();
    }

    private static bool TryParseSigned(string text, int most, out int number) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number) && number != 0 && number >= -most && number <= most;
}
