using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Drydock.Gpu.Reference;

/// <summary>A row of a <see cref="ReferenceTable"/>.</summary>
internal sealed class ReferenceRow(ImmutableArray<string> cells, FrozenDictionary<string, int> columns, Citation citation)
{
    public Citation Citation => citation;

    /// <summary>The cell of a column; empty for <c>-</c>.</summary>
    /// <exception cref="FormatException">The table has no such column.</exception>
    public string this[string column] => columns.TryGetValue(column, out var at) ? cells[at] is "-" ? "" : cells[at] : throw new FormatException($"there is no column '{column}'");

    /// <summary>The words of a cell.</summary>
    public string[] Words(string column) => this[column].Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
