using System.Globalization;
using Drydock.Cli.Usage;

namespace Drydock.Cli;

/// <summary>SOURCE_DATE_EPOCH: the time that reproducible outputs carry (reproducible-builds.org specification 1.1).</summary>
internal static class SourceDate
{
    // The last second of the year 9999.
    private const long Latest = 253_402_300_799;

    /// <summary>The time it names; null when it is not set.</summary>
    /// <exception cref="UsageException">It is not a number of seconds.</exception>
    public static DateTimeOffset? Of(Session session)
    {
        if (session.Variable("SOURCE_DATE_EPOCH") is not { } text) return null;
        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds <= Latest
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : throw new UsageException(new("reading", "SOURCE_DATE_EPOCH", $"'{text}' is not a number of seconds", "set it to seconds since 1970-01-01, or unset it"));
    }

    /// <summary>Today (UTC), or the day that it names.</summary>
    public static DateOnly Today(Session session) => DateOnly.FromDateTime((Of(session) ?? session.Clock.GetUtcNow()).UtcDateTime);
}
