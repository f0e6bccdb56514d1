namespace Drydock.Assessment.State;

/// <summary>Times in the state file: microseconds since 1970 (UTC), which sort and compare as numbers.</summary>
internal static class StateTimes
{
    public static long Of(DateTimeOffset time) => (time.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond;

    public static DateTimeOffset From(long microseconds) => DateTimeOffset.UnixEpoch.AddTicks(microseconds * TimeSpan.TicksPerMicrosecond);
}
