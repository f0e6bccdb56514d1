namespace Drydock.Cli.Terminal;

/// <summary>Bars with bytes, redrawn in place on a terminal; nothing elsewhere. Any thread may report.</summary>
internal sealed class ProgressBars(Printer printer, TimeProvider clock, string title, bool wanted) : IDisposable
{
    private const int MostBars = 6;
    private const int BarWidth = 24;
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    private readonly Lock reporting = new();
    private readonly SortedDictionary<string, (long Read, long? Total)> bars = new(StringComparer.Ordinal);
    private readonly long started = clock.GetTimestamp();
    private readonly bool live = wanted && printer.Live;
    private TimeSpan drawn = -Interval;

    /// <summary>Things reported so far, and their bytes.</summary>
    public (int Count, long Bytes) Done
    {
        get
        {
            lock (reporting) return (bars.Count, bars.Values.Sum(static b => b.Read));
        }
    }

    /// <summary>Reports one thing; what was read never goes back.</summary>
    /// <param name="name">Shown before its bar; bars are sorted by it.</param>
    public void Report(string name, long read, long? total)
    {
        lock (reporting)
        {
            bars[name] = (Math.Max(read, bars.GetValueOrDefault(name).Read), total);
            if (!live) return;
            var elapsed = clock.GetElapsedTime(started);
            if (elapsed - drawn < Interval) return;
            drawn = elapsed;
            printer.Draw(Lines(elapsed));
        }
    }

    public void Dispose()
    {
        if (live) printer.Draw([]);
    }

    private List<string> Lines(TimeSpan elapsed)
    {
        var read = bars.Values.Sum(static b => b.Read);
        var rate = elapsed.TotalSeconds > 0 ? (long)(read / elapsed.TotalSeconds) : 0;
        var lines = new List<string> { $"{title}: {Bytes.Of(read)}, {Bytes.Of(rate)}/s" };
        var active = bars.Where(static b => b.Value.Total is null || b.Value.Read < b.Value.Total).Take(MostBars).ToList();
        var longest = active.Count == 0 ? 0 : active.Max(static b => b.Key.Length);
        foreach (var (name, (done, total)) in active)
        {
            var of = total is { } all ? $"{Bytes.Of(done)} of {Bytes.Of(all)}" : Bytes.Of(done);
            lines.Add($"  {TerminalText.Line(name).PadRight(longest)}  {Bar(done, total)}  {of}");
        }

        return lines;
    }

    private static string Bar(long done, long? total)
    {
        if (total is not > 0) return new string('┄', BarWidth);
        var full = (int)Math.Clamp((double)done / total.Value * BarWidth, 0, BarWidth);
        return new string('━', full) + new string('┄', BarWidth - full);
    }
}
