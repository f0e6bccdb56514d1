namespace Drydock.Advisories.Database;

/// <summary>EPSS scores of neighbouring CVEs: the distance to the number before, then score and percentile in hundred-thousandths.</summary>
internal static class EpssBlock
{
    private const decimal Unit = 100_000m;

    public static byte[] Write(List<(long Number, Epss Epss)> rows)
    {
        var writer = new BlobWriter();
        var previous = 0L;
        var day = rows[0].Epss.Date?.DayNumber ?? 0;
        writer.Count(day);
        foreach (var (number, epss) in rows.OrderBy(static r => r.Number).DistinctBy(static r => r.Number))
        {
            writer.Number((ulong)(number - previous));
            writer.Number(((ulong)decimal.Round(epss.Score * Unit) << 17) | (ulong)decimal.Round(epss.Percentile * Unit));
            previous = number;
        }

        return writer.Written.ToArray();
    }

    public static Epss? Find(ReadOnlySpan<byte> data, long number)
    {
        var reader = new BlobReader(data);
        var day = (int)reader.Number();
        var at = 0L;
        while (!reader.AtEnd)
        {
            at = unchecked(at + (long)reader.Number());
            var value = reader.Number();
            if (at < number) continue;
            if (at > number) return null;
            return new Epss((value >> 17) / Unit, (value & 0x1FFFF) / Unit, day is > 0 and < 3_652_059 ? DateOnly.FromDayNumber(day) : null);
        }

        return null;
    }
}
