using System.Collections.Frozen;

namespace Drydock.Bases.Changes;

/// <summary>Which packages that Dockerfiles often install exist in which release of Debian.</summary>
public sealed class PackagePresence
{
    private static readonly Lazy<PackagePresence> Shared = new(Read);

    private readonly string[] suites;
    private readonly FrozenDictionary<string, string[]> rows;

    private PackagePresence(string[] suites, FrozenDictionary<string, string[]> rows) => (this.suites, this.rows) = (suites, rows);

    /// <summary>The table that comes with the tool.</summary>
    public static PackagePresence BuiltIn => Shared.Value;

    /// <summary>Whether a release has a package.</summary>
    /// <param name="suite">Code name.</param>
    public PackageState StateOf(string package, string suite)
    {
        var column = Array.IndexOf(suites, suite);
        if (column < 0 || !rows.TryGetValue(package, out var row)) return PackageState.Unknown;
        return row[column] switch { "no" => PackageState.Missing, ['=', ..] => PackageState.Virtual, _ => PackageState.Present };
    }

    /// <summary>What to install in its place: the package that provides the name, else its successor; null when there is none.</summary>
    public string? InsteadOf(string package, string suite)
    {
        var column = Array.IndexOf(suites, suite);
        if (column < 0 || !rows.TryGetValue(package, out var row)) return null;
        return row[column] is ['=', .. var provider] ? provider : row[^1] == "-" ? null : row[^1];
    }

    private static PackagePresence Read()
    {
        var lines = FactFile.Open("package-presence.txt").Lines.Select(FactFile.Cells).ToList();
        return new PackagePresence(lines[0][1..^1], lines.Skip(1).ToFrozenDictionary(static r => r[0], static r => r[1..], StringComparer.Ordinal));
    }
}
