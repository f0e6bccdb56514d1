namespace Drydock.Advisories.Tests;

/// <summary>The folder of real feeds, and databases built from it once for all tests.</summary>
internal static class RealFeeds
{
    private static readonly Lazy<Task<string>> DebianDatabase = new(() => BuildAsync("debian"));

    private static readonly Lazy<Task<string>> PyPiDatabase = new(() => BuildAsync("debian", "osv-debian", "osv-pypi", "kev", "epss", "endoflife"));

    /// <summary>The folder, or a skipped test that says why.</summary>
    public static string Folder()
    {
        var folder = Environment.GetEnvironmentVariable("DRYDOCK_FEEDS");
        Assert.SkipWhen(string.IsNullOrEmpty(folder), "DRYDOCK_FEEDS does not name a folder of real feeds");
        return folder!;
    }

    /// <summary>A database of the Debian tracker only.</summary>
    public static async Task<AdvisoryDatabase> DebianAsync()
    {
        Folder();
        return AdvisoryDatabase.Open(await DebianDatabase.Value);
    }

    /// <summary>A database of the tracker, OSV's Debian and PyPI, KEV, EPSS and endoflife.date.</summary>
    public static async Task<AdvisoryDatabase> PyPiAsync()
    {
        Folder();
        return AdvisoryDatabase.Open(await PyPiDatabase.Value);
    }

    private static async Task<string> BuildAsync(params string[] feeds)
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory("drydock-real-").FullName, "advisories.db");
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(Path.GetDirectoryName(path)!, recursive: true);
        using var http = new HttpClient();
        var options = new UpdateOptions { From = Folder(), Feeds = [.. feeds.SelectMany(Advisories.Feeds.FeedList.Find)], FeedsWereNamed = true };
        var result = await new DatabaseUpdater(http, TimeProvider.System).UpdateAsync(path, options, null, CancellationToken.None);
        Assert.Empty(result.Problems);
        return path;
    }
}
