using System.Globalization;
using Drydock.Assessment.Deadlines;
using Drydock.Images.References;

namespace Drydock.Assessment.Configuration.Shapes;

/// <summary>The forms of texts in the fleet file.</summary>
internal static class TextForms
{
    public const string NextWindow = "next-window";
    public const string NoDeadline = "none";

    private const string DurationPattern = "([0-9]{1,9}[smhd])+";

    public static readonly TextForm Duration = new("72h", $"^{DurationPattern}$", static text => Durations.TryParse(text, out _) ? null : "is not a duration");

    public static readonly TextForm Response = new(
        "24h or next-window", $"^({DurationPattern}|{NextWindow}|{NoDeadline})$",
        static text => text is NextWindow or NoDeadline || Durations.TryParse(text, out _) ? null : "is neither a duration nor next-window nor none");

    public static readonly TextForm Date = new("2027-01-31", "^[0-9]{4}-[0-9]{2}-[0-9]{2}$", static text => TryParseDate(text, out _) ? null : "is not a date");

    public static readonly TextForm Time = new("02:00", "^[0-2][0-9]:[0-5][0-9]$", static text => TryParseTime(text, out _) ? null : "is not a time of day");

    public static readonly TextForm TimeZone = new("Europe/Berlin", null, static text => TimeZoneInfo.TryFindSystemTimeZoneById(text, out _) ? null : "is no time zone that this machine knows");

    public static readonly TextForm Recurrence = new(
        "FREQ=MONTHLY;BYDAY=2TU", "^FREQ=(DAILY|WEEKLY|MONTHLY)(;[A-Z]+=[0-9A-Z,+-]+)*$", static text => RecurrenceRule.TryParse(text, out _, out var wrong) ? null : wrong);

    public static readonly TextForm Image = new("python:3.12-slim-bookworm", null, static text => ImageReference.TryParse(text, out _, out _) ? null : "is no image reference");

    public static readonly TextForm Driver = new(">=550", "^>=? ?[0-9]+(\\.[0-9]+){0,2}$", static text => IsDriver(text) ? null : "is no least driver version");

    public static readonly TextForm Variable = new("DRYDOCK_SLACK_URL", "^[A-Za-z_][A-Za-z0-9_]*$", static text => IsVariable(text) ? null : "is no name of an environment variable (the address itself does not belong into this file)");

    public static bool TryParseDate(string text, out DateOnly date) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out date);

    public static bool TryParseTime(string text, out TimeOnly time) => TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out time);

    private static bool IsDriver(string text)
    {
        if (!text.StartsWith('>')) return false;
        var parts = text[1..].TrimStart('=').TrimStart(' ').Split('.');
        return parts.Length <= 3 && parts.All(static p => p.Length is > 0 and <= 6 && p.All(char.IsAsciiDigit));
    }

    private static bool IsVariable(string text) => !char.IsAsciiDigit(text[0]) && text.All(static c => char.IsAsciiLetterOrDigit(c) || c == '_');
}
