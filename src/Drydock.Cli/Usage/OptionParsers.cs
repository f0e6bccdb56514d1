using System.Collections.Immutable;
using System.CommandLine.Parsing;
using System.Globalization;
using Drydock.Advisories;
using Drydock.Assessment;
using Drydock.Images;

namespace Drydock.Cli.Usage;

/// <summary>Reads the values of options, with errors that say what may be written.</summary>
internal static class OptionParsers
{
    private static readonly ImmutableArray<string> Severities =
        [.. Enum.GetValues<Severity>().OrderDescending().Select(static s => s.ToString().ToLowerInvariant())];

    /// <summary>The words for severities, worst first.</summary>
    public static IEnumerable<string> SeverityWords() => Severities;

    /// <summary><c>90s</c>, <c>15m</c>, <c>36h</c>, <c>5d</c>, <c>1h30m</c>.</summary>
    public static TimeSpan? Duration(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        if (Durations.TryParse(text, out var duration)) return duration;
        result.AddError($"'{text}' is not a duration; write 90s, 15m, 36h or 5d");
        return null;
    }

    /// <summary><c>200MB</c>, <c>1GB</c>, <c>512MiB</c>.</summary>
    public static long? Size(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        if (Sizes.TryParse(text, out var bytes)) return bytes;
        result.AddError($"'{text}' is not a size; write 200MB, 1GB or 512MiB");
        return null;
    }

    /// <summary>A day: <c>2025-08-12</c>.</summary>
    public static DateOnly? Day(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return day;
        result.AddError($"'{text}' is not a day; write YYYY-MM-DD, for example 2025-08-12");
        return null;
    }

    /// <summary>A platform such as <c>linux/arm64</c>.</summary>
    public static Platform? Platform(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        if (Images.Platform.TryParse(text, out var platform)) return platform;
        result.AddError($"'{text}' is not a platform; write OS/ARCHITECTURE[/VARIANT], for example linux/arm64");
        return null;
    }

    /// <summary>The gate: one severity for it and the worse ones, or a list.</summary>
    public static FailOn? Gate(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        if (!Known(result, text)) return null;
        if (FailOn.TryParse(text, out var gate, out var error)) return gate;
        result.AddError(error);
        return null;
    }

    /// <summary>A list of severities; those of repeated options together.</summary>
    public static ImmutableArray<Severity> SeverityList(ArgumentResult result)
    {
        var severities = ImmutableArray.CreateBuilder<Severity>();
        foreach (var text in result.Tokens.Select(static t => t.Value))
        {
            if (!Known(result, text)) return [];
            severities.AddRange(text.Split(',', StringSplitOptions.TrimEntries).Select(static w => Enum.Parse<Severity>(w, ignoreCase: true)));
        }

        return [.. severities.Distinct().OrderDescending()];
    }

    /// <summary>An exit code from 0 to 255.</summary>
    public static int? ExitCode(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var code) && code <= 255) return code;
        result.AddError($"'{text}' is not an exit code; write a number from 0 to 255");
        return null;
    }

    /// <summary>One of some words.</summary>
    public static Func<ArgumentResult, string?> OneOf(string what, IReadOnlyCollection<string> known) => result =>
    {
        var text = result.Tokens[0].Value;
        var found = known.FirstOrDefault(k => k.Equals(text, StringComparison.OrdinalIgnoreCase));
        if (found is null) result.AddError($"'{text}' is not a {what}{NearestWord.Hint(text, known)}; write one of: {string.Join(", ", known)}");
        return found;
    };

    private static bool Known(ArgumentResult result, string text)
    {
        var wrong = text.Split(',', StringSplitOptions.TrimEntries).FirstOrDefault(static w => !Severities.Contains(w, StringComparer.OrdinalIgnoreCase));
        if (wrong is null) return true;
        result.AddError(wrong.Length == 0
            ? $"'{text}' has an empty item; write a comma list of: {string.Join(", ", Severities)}"
            : $"'{wrong}' is not a severity{NearestWord.Hint(wrong, Severities)}; write a comma list of: {string.Join(", ", Severities)}");
        return false;
    }
}
