using Drydock.EndToEnd.Tools;
using Drydock.TestKit.Feeds;

namespace Drydock.EndToEnd.Adversity;

/// <summary>A mirror of made feeds, and the database that the program builds from it.</summary>
internal sealed class Mirror : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public string Path => folder.Path;

    /// <summary>The command that updates from it.</summary>
    public string[] Update => ["db", "update", "--from", Path, "--feed", "debian", "--feed", "osv:PyPI", "--no-progress"];

    /// <summary>Writes so many records of each of two feeds.</summary>
    public void Write(int records)
    {
        Directory.CreateDirectory(folder.File("debian"));
        Directory.CreateDirectory(folder.File("osv/PyPI"));
        File.WriteAllText(folder.File("debian/json"), FeedFiles.Tracker(records));
        File.WriteAllBytes(folder.File("osv/PyPI/all.zip"), FeedFiles.Zip([.. Enumerable.Range(0, records).Select(static i =>
            ($"X-{i}.json", $$"""{"id":"X-{{i}}","affected":[{"package":{"ecosystem":"PyPI","name":"p{{i}}"},"versions":["1.0"]}]}"""))]));
    }

    /// <summary>Records of the database in use, by feed; fails when it cannot be opened.</summary>
    public static async Task<int> RecordsAsync(DrydockProgram drydock, IReadOnlyDictionary<string, string>? environment, CancellationToken cancellationToken)
    {
        var status = await drydock.RunAsync(environment, ["db", "status", "--format", "json"], cancellationToken);
        Assert.True(status.ExitCode == 0, status.Error);
        using var json = System.Text.Json.JsonDocument.Parse(status.Output);
        Assert.Equal("full", json.RootElement.GetProperty("kind").GetString());
        var records = json.RootElement.GetProperty("sources").EnumerateArray().Select(static s => s.GetProperty("records").GetInt32()).Distinct().ToList();
        return Assert.Single(records);
    }

    public void Dispose() => folder.Dispose();
}
