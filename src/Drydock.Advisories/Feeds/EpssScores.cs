using System.Globalization;
using System.Text;

namespace Drydock.Advisories.Feeds;

/// <summary>FIRST's EPSS scores of one day: gzip CSV, about 360,000 lines.</summary>
/// <remarks>https://www.first.org/epss/data_stats. The first line, which names model and day, is missing in some mirrors.</remarks>
internal static class EpssScores
{
    public static Feed Feed { get; } = new()
    {
        Name = "epss",
        Title = "FIRST EPSS scores",
        Url = "https://epss.empiricalsecurity.com/epss_scores-current.csv.gz",
        MirrorPaths = ["epss/epss_scores-current.csv.gz", "epss_scores-current.csv.gz", "epss/epss_scores-current.csv"],
        Read = Read,
    };

    /// <summary>Reads the scores. Columns are found by the header line; without it they are CVE, score, percentile.</summary>
    public static void Read(Stream content, IFeedReceiver receiver, CancellationToken cancellationToken)
    {
        using var unpacked = FeedContent.Unpack(content);
        using var lines = new StreamReader(unpacked, Encoding.UTF8, detectEncodingFromByteOrderMarks: true, bufferSize: 64 << 10);
        DateOnly? day = null;
        var any = false;
        var buffer = new LineReader(lines);
        while (buffer.Next(out var line))
        {
            if (line.IsEmpty) continue;
            if (line[0] == '#')
            {
                day = ReadDay(line);
                if (day is { } stated) receiver.AsOf(new DateTimeOffset(stated, TimeOnly.MinValue, TimeSpan.Zero));
                continue;
            }

            if (line.StartsWith("cve,", StringComparison.OrdinalIgnoreCase)) continue;
            cancellationToken.ThrowIfCancellationRequested();
            any |= ReadRow(line, day, receiver);
        }

        if (!any) throw new FeedException("it has no scores");
    }

    private static bool ReadRow(ReadOnlySpan<char> line, DateOnly? day, IFeedReceiver receiver)
    {
        var first = line.IndexOf(',');
        var cve = first < 0 ? line : line[..first];
        var rest = first < 0 ? default : line[(first + 1)..];
        var second = rest.IndexOf(',');
        // Before September 2021 there was no percentile.
        var score = Fraction(second < 0 ? rest : rest[..second]);
        var percentile = second < 0 ? 0m : Fraction(rest[(second + 1)..]);
        if (FeedText.IsCve(cve) && score is { } s && percentile is { } p)
        {
            receiver.Add(cve.ToString(), new Epss(s, p, day));
            return true;
        }

        receiver.Unreadable(cve.ToString(), "is not a CVE with a score and a percentile between 0 and 1");
        return false;
    }

    private static decimal? Fraction(ReadOnlySpan<char> text) =>
        decimal.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var value)
        && value is >= 0 and <= 1
            ? value
            : null;

    private static DateOnly? ReadDay(ReadOnlySpan<char> line)
    {
        const string Key = "score_date:";
        var at = line.IndexOf(Key, StringComparison.Ordinal);
        if (at < 0 || line.Length < at + Key.Length + 10) return null;
        return FeedText.Day(line.Slice(at + Key.Length, 10).ToString());
    }

    /// <summary>Lines without a string for each, of at most 4,096 characters.</summary>
    private sealed class LineReader(TextReader text)
    {
        private const int MaxLine = 4096;
        private readonly char[] buffer = new char[64 << 10];
        private int start;
        private int end;

        public bool Next(out ReadOnlySpan<char> line)
        {
            while (true)
            {
                var rest = buffer.AsSpan(start, end - start);
                var newline = rest.IndexOf('\n');
                if (newline >= 0)
                {
                    line = rest[..newline].TrimEnd('\r');
                    start += newline + 1;
                    return true;
                }

                if (rest.Length > MaxLine) throw new FeedException($"a line is longer than {MaxLine:N0} characters");
                rest.CopyTo(buffer);
                start = 0;
                end = rest.Length;
                var read = text.Read(buffer, end, buffer.Length - end);
                end += read;
                if (read > 0) continue;
                line = buffer.AsSpan(0, end).TrimEnd('\r');
                end = 0;
                return !line.IsEmpty;
            }
        }
    }
}
