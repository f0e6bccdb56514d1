using System.Collections.Immutable;
using System.Text;

namespace Drydock.Advisories.Database;

/// <summary>Advisories as rows hold them: one blob per package with every record about it, releases included.</summary>
internal static class AdvisoryCodec
{
    /// <summary>Writes what a record says of one package.</summary>
    /// <param name="writer">Takes the record.</param>
    /// <param name="advisory">Ids and severities of it.</param>
    /// <param name="entries">Its entries about that package, in any release of the ecosystem.</param>
    public static void Write(BlobWriter writer, Advisory advisory, IReadOnlyList<AffectedPackage> entries)
    {
        writer.Text(advisory.Id);
        Texts(writer, advisory.Aliases);
        Texts(writer, advisory.Upstream);
        Severities(writer, advisory.Severities);
        writer.Count(entries.Count);
        foreach (var entry in entries) Entry(writer, entry);
    }

    /// <summary>Reads the records of a package that speak of one ecosystem.</summary>
    public static void Read(ReadOnlySpan<byte> data, string feed, string ecosystem, string name, List<Advisory> found)
    {
        var reader = new BlobReader(data);
        var release = Encoding.UTF8.GetBytes(ecosystem[Ecosystems.BaseOf(ecosystem).Length..]);
        var entries = ImmutableArray.CreateBuilder<AffectedPackage>();
        while (!reader.AtEnd)
        {
            var id = reader.Text();
            var aliases = Texts(ref reader);
            var upstream = Texts(ref reader);
            var severities = Severities(ref reader);
            entries.Clear();
            for (var n = reader.Count(); n > 0; n--)
            {
                var entry = Entry(ref reader, ecosystem, name, release);
                if (entry is not null) entries.Add(entry);
            }

            if (entries.Count == 0) continue;
            found.Add(new Advisory
            {
                Feed = feed,
                Id = id,
                Aliases = aliases,
                Upstream = upstream,
                Severities = severities,
                Affected = entries.ToImmutable(),
            });
        }
    }

    public static void Severities(BlobWriter writer, ImmutableArray<SeverityStatement> severities)
    {
        writer.Count(severities.Length);
        foreach (var s in severities)
        {
            writer.Byte((byte)s.Scale);
            writer.Text(s.Text);
        }
    }

    public static ImmutableArray<SeverityStatement> Severities(ref BlobReader reader)
    {
        var count = reader.Count();
        if (count == 0) return [];
        var severities = ImmutableArray.CreateBuilder<SeverityStatement>(count);
        for (; count > 0; count--)
        {
            var scale = (SeverityScale)reader.Byte();
            severities.Add(new SeverityStatement(scale, reader.Text()));
        }

        return severities.MoveToImmutable();
    }

    public static void SkipSeverities(ref BlobReader reader)
    {
        for (var n = reader.Count(); n > 0; n--)
        {
            reader.Byte();
            reader.SkipText();
        }
    }

    private static void Entry(BlobWriter writer, AffectedPackage entry)
    {
        writer.Text(entry.Ecosystem[Ecosystems.BaseOf(entry.Ecosystem).Length..]);
        writer.Byte((byte)((byte)entry.Verdict | (entry.Binary ? 128 : 0)));
        Severities(writer, entry.Severities);
        writer.Count(entry.Ranges.Length);
        foreach (var range in entry.Ranges)
        {
            writer.Count(range.Events.Length);
            foreach (var e in range.Events)
            {
                writer.Byte((byte)e.Kind);
                writer.Text(e.Version);
            }
        }

        Texts(writer, entry.Versions);
    }

    /// <summary>An entry, or null when it is about another release.</summary>
    private static AffectedPackage? Entry(ref BlobReader reader, string ecosystem, string name, ReadOnlySpan<byte> release)
    {
        var wanted = reader.TextIs(release);
        var verdict = reader.Byte();
        if (!wanted)
        {
            SkipRest(ref reader);
            return null;
        }

        var severities = Severities(ref reader);
        var ranges = ImmutableArray.CreateBuilder<VersionRange>(reader.Count());
        for (var n = ranges.Capacity; n > 0; n--)
        {
            var events = ImmutableArray.CreateBuilder<RangeEvent>(reader.Count());
            for (var m = events.Capacity; m > 0; m--) events.Add(new RangeEvent((RangeEventKind)reader.Byte(), reader.Text()));
            ranges.Add(new VersionRange(events.MoveToImmutable()));
        }

        return new AffectedPackage
        {
            Ecosystem = ecosystem,
            Name = name,
            Verdict = (DistributionVerdict)(verdict & 127),
            Binary = verdict > 127,
            Severities = severities,
            Ranges = ranges.MoveToImmutable(),
            Versions = Texts(ref reader),
        };
    }

    private static void SkipRest(ref BlobReader reader)
    {
        SkipSeverities(ref reader);
        for (var n = reader.Count(); n > 0; n--)
        {
            for (var m = reader.Count(); m > 0; m--)
            {
                reader.Byte();
                reader.SkipText();
            }
        }

        for (var n = reader.Count(); n > 0; n--) reader.SkipText();
    }

    private static void Texts(BlobWriter writer, ImmutableArray<string> texts)
    {
        writer.Count(texts.Length);
        foreach (var text in texts) writer.Text(text);
    }

    private static ImmutableArray<string> Texts(ref BlobReader reader)
    {
        var count = reader.Count();
        if (count == 0) return [];
        var texts = ImmutableArray.CreateBuilder<string>(count);
        for (; count > 0; count--) texts.Add(reader.Text());
        return texts.MoveToImmutable();
    }
}
