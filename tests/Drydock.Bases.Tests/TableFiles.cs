namespace Drydock.Bases.Tests;

/// <summary>The tables that lie beside the real feeds, and the golden files of this project.</summary>
internal static class TableFiles
{
    /// <summary>The rows of a CSV table, by column name. Skips the test, saying why, where it is not there.</summary>
    public static IReadOnlyList<IReadOnlyDictionary<string, string>> Read(string name)
    {
        var rows = File.ReadLines(Find(name)).Select(Fields).ToList();
        return [.. rows.Skip(1).Select(r => rows[0].Zip(r).ToDictionary(static p => p.First, static p => p.Second, StringComparer.Ordinal))];
    }

    /// <summary>The path of a table. Skips the test, saying why, where it is not there.</summary>
    public static string Find(string name)
    {
        var feeds = Environment.GetEnvironmentVariable("DRYDOCK_FEEDS");
        Assert.SkipWhen(string.IsNullOrEmpty(feeds), "DRYDOCK_FEEDS does not name a folder of real feeds");
        var path = Path.Combine(feeds!, "..", "tables", name);
        Assert.SkipUnless(File.Exists(path), $"{path} is not there");
        return path;
    }

    private static List<string> Fields(string line)
    {
        var fields = new List<string>();
        for (var at = 0; at <= line.Length;)
        {
            if (at < line.Length && line[at] == '"')
            {
                var end = line.IndexOf('"', at + 1);
                while (end + 1 < line.Length && line[end + 1] == '"') end = line.IndexOf('"', end + 2);
                fields.Add(line[(at + 1)..end].Replace("\"\"", "\"", StringComparison.Ordinal));
                at = end + 2;
                continue;
            }

            var comma = line.IndexOf(',', at);
            if (comma < 0) comma = line.Length;
            fields.Add(line[at..comma]);
            at = comma + 1;
        }

        return fields;
    }
}
