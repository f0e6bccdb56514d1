using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Drydock.Gpu.Reference;

/// <summary>One of the embedded tables: comment lines with what it is and its sources, a line of column names, then rows; cells are parted by <c>|</c>.</summary>
/// <remarks>The last column names the row's source. <c>-</c> is an empty cell.</remarks>
internal sealed class ReferenceTable
{
    private const string SourceLine = "# source ";

    private ReferenceTable(string name, string text, string about, ImmutableArray<ReferenceRow> rows) => (Name, Text, About, Rows) = (name, text, about, rows);

    public string Name { get; }

    /// <summary>What it was read from.</summary>
    public string Text { get; }

    /// <summary>One sentence for a reader of the table.</summary>
    public string About { get; }

    public ImmutableArray<ReferenceRow> Rows { get; }

    /// <summary>Reads an embedded table.</summary>
    /// <param name="name">File name without its ending.</param>
    public static ReferenceTable Open(string name)
    {
        using var stream = typeof(ReferenceTable).Assembly.GetManifestResourceStream($"Drydock.Gpu.Reference.{name}.txt")
            ?? throw new InvalidOperationException($"The table {name} is not in the assembly.");
        using var reader = new StreamReader(stream);
        return Read(name, reader.ReadToEnd());
    }

    /// <summary>Reads a table's text.</summary>
    /// <exception cref="FormatException">A row has another number of cells than there are columns, or names a source that is not declared.</exception>
    internal static ReferenceTable Read(string name, string text)
    {
        var about = "";
        var sources = new Dictionary<string, Citation>(StringComparer.Ordinal);
        FrozenDictionary<string, int>? columns = null;
        var rows = ImmutableArray.CreateBuilder<ReferenceRow>();
        foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.StartsWith(SourceLine, StringComparison.Ordinal))
            {
                if (line[SourceLine.Length..].Split(' ', 3) is not [var id, var asOf, var source]) throw new FormatException($"{name}: '{line}' has no date or no name");
                sources[id] = new Citation(source, asOf);
            }
            else if (line.StartsWith('#'))
            {
                about = line[1..].Trim();
            }
            else if (columns is null)
            {
                columns = Cells(line).Select(static (cell, i) => KeyValuePair.Create(cell, i)).DistinctBy(static c => c.Key).ToFrozenDictionary(StringComparer.Ordinal);
            }
            else
            {
                rows.Add(Row(name, line, columns, sources));
            }
        }

        return new ReferenceTable(name, text, about, rows.ToImmutable());
    }

    private static ReferenceRow Row(string name, string line, FrozenDictionary<string, int> columns, Dictionary<string, Citation> sources)
    {
        var cells = Cells(line);
        if (cells.Length != columns.Count) throw new FormatException($"{name}: '{line}' has {cells.Length} cells, not {columns.Count}");
        var source = columns.TryGetValue("source", out var at) ? sources.GetValueOrDefault(cells[at]) : sources.Values.FirstOrDefault();
        return new ReferenceRow(cells, columns, source ?? throw new FormatException($"{name}: the source of '{line}' is not declared"));
    }

    private static ImmutableArray<string> Cells(string line) => [.. line.Split('|').Select(static cell => cell.Trim())];
}
