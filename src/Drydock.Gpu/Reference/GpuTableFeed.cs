using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Drydock.Gpu.Reference;

/// <summary>All tables as one text, as mirrors hand it on: a head with format and day, then each table behind a line with its name.</summary>
/// <example>
/// <code>
/// drydock-gpu-tables 1
/// as-of 2026-11-26
/// == cuda-sizes
/// # …
/// </code>
/// </example>
public static class GpuTableFeed
{
    /// <summary>Largest text that is read, in bytes.</summary>
    public const int MostBytes = 1 << 20;

    private const string Head = "drydock-gpu-tables 1";
    private const string AsOf = "as-of ";
    private const string Section = "== ";
    private const int MostLines = 20_000;

    /// <summary>The tables as text.</summary>
    public static string Write(GpuTables tables)
    {
        var text = new StringBuilder(Head).Append('\n').Append(AsOf).Append(tables.AsOf.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)).Append('\n');
        foreach (var table in tables.Tables) text.Append(Section).Append(table.Name).Append('\n').Append(table.Text.TrimEnd('\n')).Append('\n');
        return text.ToString();
    }

    /// <summary>Reads such a text. A table that it does not have is taken from the tool; one that the tool does not know is left out.</summary>
    /// <param name="origin">Where it comes from, for people.</param>
    /// <exception cref="FormatException">It is not such a text, is cut, or has a row that cannot be read.</exception>
    public static GpuTables Read(string text, string origin)
    {
        if (text.Length > MostBytes) throw new FormatException("it is larger than 1 MiB");
        if (text.AsSpan().ContainsAnyInRange('\0', '\b') || text.AsSpan().ContainsAnyInRange('\u000b', '\u001f') || text.AsSpan().ContainsAnyInRange('\u007f', '\u009f')) throw new FormatException("it has control characters");
        if (!text.EndsWith('\n')) throw new FormatException("its last line has no end: it is cut");
        var lines = text.Split('\n');
        if (lines.Length > MostLines) throw new FormatException($"it has more than {MostLines} lines");
        if (lines[0] != Head) throw new FormatException($"it does not begin with '{Head}'");
        if (lines.Length < 2 || !lines[1].StartsWith(AsOf, StringComparison.Ordinal) || !DateOnly.TryParseExact(lines[1].AsSpan(AsOf.Length), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            throw new FormatException("its second line does not tell its day (as-of 2026-11-26)");
        var sections = Sections(lines);
        var tables = new GpuTables(day, origin, [.. GpuTableNames.All.Select(name => sections.TryGetValue(name, out var own) ? ReferenceTable.Read(name, own) : GpuTables.BuiltIn.Table(name))]);
        Check(tables);
        return tables;
    }

    /// <summary>What the resolver counts on.</summary>
    private static void Check(GpuTables tables)
    {
        if (tables.Tables.FirstOrDefault(static t => t.Rows.IsEmpty) is { } empty) throw new FormatException($"its table {empty.Name} has no rows");
        InOrder("cuda-least-driver", tables.LeastDrivers, static (a, b) => a.Cuda < b.Cuda);
        InOrder("cuda-paired-driver", tables.PairedDrivers, static (a, b) => a.Cuda < b.Cuda);
        InOrder("torch-releases", tables.TorchReleases, static (a, b) => a.Line.CompareTo(b.Line) < 0);
        InOrder("torch-pins", tables.Pins, static (a, b) => a.Torch.CompareTo(b.Torch) <= 0);
    }

    private static void InOrder<T>(string name, ImmutableArray<T> rows, Func<T, T, bool> precedes)
    {
        for (var i = 1; i < rows.Length; i++)
            if (!precedes(rows[i - 1], rows[i])) throw new FormatException($"row {i + 1} of its table {name} is not behind the one before: the oldest comes first");
    }

    /// <summary>Why fresh tables are not to be believed; null when they are.</summary>
    /// <param name="current">Those in force.</param>
    /// <param name="today">A day behind tomorrow cannot be right.</param>
    /// <param name="mayShrink">Accept tables that have lost more than a tenth of their rows.</param>
    public static string? Refusal(GpuTables fresh, GpuTables current, DateOnly today, bool mayShrink)
    {
        if (fresh.AsOf > today.AddDays(1)) return string.Create(CultureInfo.InvariantCulture, $"its day {fresh.AsOf:yyyy-MM-dd} has not come yet");
        if (fresh.AsOf < current.AsOf) return string.Create(CultureInfo.InvariantCulture, $"it is of {fresh.AsOf:yyyy-MM-dd}, older than the tables of {current.AsOf:yyyy-MM-dd} in use");
        if (mayShrink) return null;
        foreach (var name in GpuTableNames.All)
        {
            var (before, now) = (current.Table(name).Rows.Length, fresh.Table(name).Rows.Length);
            if (now * 10 < before * 9) return $"its table {name} has {now} rows where {before} are in use";
        }

        return null;
    }

    /// <summary>Each table's name, rows and what it is about.</summary>
    public static IEnumerable<(string Name, int Rows, string About)> Summary(GpuTables tables) => tables.Tables.Select(static t => (t.Name, t.Rows.Length, t.About));

    private static Dictionary<string, string> Sections(string[] lines)
    {
        var sections = new Dictionary<string, string>(StringComparer.Ordinal);
        StringBuilder? open = null;
        var name = "";
        foreach (var line in lines.Skip(2))
        {
            if (line.StartsWith(Section, StringComparison.Ordinal))
            {
                Close();
                (name, open) = (line[Section.Length..].Trim(), new StringBuilder());
            }
            else if (open is not null) open.Append(line).Append('\n');
            else if (line.Length > 0) throw new FormatException($"'{line}' stands in front of the first table");
        }

        Close();
        return sections.Count > 0 ? sections : throw new FormatException("it has no table");

        void Close()
        {
            if (open is not null && !sections.TryAdd(name, open.ToString())) throw new FormatException($"the table {name} is there twice");
        }
    }
}
