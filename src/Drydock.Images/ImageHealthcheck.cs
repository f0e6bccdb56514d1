using System.Collections.Immutable;

namespace Drydock.Images;

/// <summary>The health probe of an image.</summary>
/// <param name="Test"><c>NONE</c>, or <c>CMD</c> with arguments, or <c>CMD-SHELL</c> with one line.</param>
/// <param name="Interval">Null for the engine's default (30 s); so for <paramref name="Timeout"/> (30 s), <paramref name="StartPeriod"/> (none) and
/// <paramref name="Retries"/> (3).</param>
public sealed record ImageHealthcheck(ImmutableArray<string> Test, TimeSpan? Interval, TimeSpan? Timeout, TimeSpan? StartPeriod, int? Retries)
{
    /// <summary>A probe from the numbers of a config: nanoseconds, 0 for what is not set.</summary>
    internal static ImageHealthcheck Of(IEnumerable<string> test, long interval, long timeout, long startPeriod, long retries)
    {
        return new ImageHealthcheck([.. test], Time(interval), Time(timeout), Time(startPeriod), retries is > 0 and < 1000 ? (int)retries : null);

        static TimeSpan? Time(long nanoseconds) => nanoseconds > 0 ? TimeSpan.FromTicks(nanoseconds / 100) : null;
    }
}
