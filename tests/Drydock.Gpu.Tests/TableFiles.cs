namespace Drydock.Gpu.Tests;

/// <summary>A folder of larger reference tables in CSV that the embedded ones are checked against.</summary>
internal static class TableFiles
{
    /// <summary>The rows of a table as dictionaries by column; skips the test where the folder is not named.</summary>
    /// <remarks>DRYDOCK_TABLES, else the folder <c>tables</c> beside DRYDOCK_FEEDS.</remarks>
    public static IReadOnlyList<IReadOnlyDictionary<string, string>> Rows(string name)
    {
        var path = Path.Combine(Folder(), name);
        Assert.SkipUnless(File.Exists(path), $"{path} is not there");
        var lines = File.ReadAllLines(path).Where(static line => line.Length > 0).Select(Cells).ToList();
        return [.. lines.Skip(1).Select(cells => lines[0].Zip(cells).ToDictionary(static p => p.First, static p => p.Second))];
    }

    private static string Folder()
    {
        if (Environment.GetEnvironmentVariable("DRYDOCK_TABLES") is { Length: > 0 } tables) return tables;
        var feeds = Environment.GetEnvironmentVariable("DRYDOCK_FEEDS");
        Assert.SkipWhen(string.IsNullOrEmpty(feeds), "neither DRYDOCK_TABLES nor DRYDOCK_FEEDS names a folder of reference tables");
        return Path.Combine(feeds!, "..", "tables");
    }

    private static List<string> Cells(string line)
    {
        var cells = new List<string>();
        var cell = new System.Text.StringBuilder();
        var quoted = false;
        foreach (var c in line)
        {
            if (c == '"') quoted = !quoted;
            else if (c == ',' && !quoted) { cells.Add(cell.ToString()); cell.Clear(); }
            else cell.Append(c);
        }

        cells.Add(cell.ToString());
        return cells;
    }
}
