using System.Diagnostics;
using Drydock.Advisories.Feeds;
using Drydock.TestKit.Feeds;

namespace Drydock.Advisories.Tests.Updates;

/// <summary>An update in a process of its own that is killed while it writes the new database.</summary>
public sealed class KilledUpdateTests : IDisposable
{
    private const string FolderVariable = "DRYDOCK_TEST_KILLED_UPDATE";

    private readonly string folder = Directory.CreateTempSubdirectory("drydock-killed-").FullName;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task A_killed_update_leaves_the_old_database_and_the_next_one_succeeds()
    {
        var database = Path.Combine(folder, "advisories.db");
        WriteMirror(folder, 20);
        await UpdateAsync(folder, null, Cancel);
        WriteMirror(folder, 40);
        using (var child = Start(folder))
        {
            // Its last feed is announced when the ones before are already in the new file; there it waits to be killed.
            await child.StandardOutput.ReadLineAsync(Cancel);
            while (!File.Exists(Path.Combine(folder, "waiting")) && !child.HasExited) await Task.Delay(20, Cancel);
            Assert.True(File.Exists(database + ".new"));
            child.Kill();
            await child.WaitForExitAsync(Cancel);
        }

        using (var old = AdvisoryDatabase.Open(database)) Assert.Empty(old.Find("Debian:12", "p39"));
        var result = await UpdateAsync(folder, null, Cancel);

        Assert.Empty(result.Problems);
        using var mended = AdvisoryDatabase.Open(database);
        Assert.Single(mended.Find("Debian:12", "p39"));
        Assert.Equal(["advisories.db", "advisories.db.lock", "debian", "kev", "osv", "waiting"],
            Directory.EnumerateFileSystemEntries(folder).Select(static f => Path.GetFileName(f)).Order(StringComparer.Ordinal));
    }

    /// <summary>Runs in the child process only.</summary>
    [Fact]
    public async Task Child_process_that_waits_in_the_middle_of_an_update()
    {
        var mirror = Environment.GetEnvironmentVariable(FolderVariable);
        Assert.SkipWhen(mirror is null, "it is started by the test beside it");

        var result = await UpdateAsync(mirror!, new WaitAtLastFeed(mirror!), Cancel);

        Assert.Null(result);
    }

    private static Process Start(string folder)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        if (Path.GetFileNameWithoutExtension(start.FileName) == "dotnet") start.ArgumentList.Add(typeof(KilledUpdateTests).Assembly.Location);
        start.ArgumentList.Add("-method");
        start.ArgumentList.Add($"{typeof(KilledUpdateTests).FullName}.{nameof(Child_process_that_waits_in_the_middle_of_an_update)}");
        start.Environment[FolderVariable] = folder;
        return Process.Start(start)!;
    }

    private static void WriteMirror(string folder, int count)
    {
        Directory.CreateDirectory(Path.Combine(folder, "debian"));
        Directory.CreateDirectory(Path.Combine(folder, "kev"));
        Directory.CreateDirectory(Path.Combine(folder, "osv/PyPI"));
        File.WriteAllText(Path.Combine(folder, "debian/json"), FeedFiles.Tracker(count));
        File.WriteAllText(Path.Combine(folder, "kev/known_exploited_vulnerabilities.json"),
            $$"""{"vulnerabilities":[{"cveID":"CVE-2024-{{1000 + count}}","dateAdded":"2024-01-01"}]}""");
        File.WriteAllBytes(Path.Combine(folder, "osv/PyPI/all.zip"), FeedFiles.Zip(("X-1.json", $$"""{"id":"X-{{count}}"}""")));
    }

    private static async Task<UpdateResult> UpdateAsync(string folder, IProgress<UpdateProgress>? progress, CancellationToken cancellationToken)
    {
        using var http = new HttpClient();
        var options = new UpdateOptions { From = folder, Feeds = [.. new[] { "debian", "kev", "osv-pypi" }.SelectMany(FeedList.Find)] };
        return await new DatabaseUpdater(http, TimeProvider.System).UpdateAsync(Path.Combine(folder, "advisories.db"), options, progress, cancellationToken);
    }

    /// <summary>Stops the update for good once the last feed is fetched and the new file is there.</summary>
    private sealed class WaitAtLastFeed(string folder) : IProgress<UpdateProgress>
    {
        public void Report(UpdateProgress value)
        {
            if (value.Feed != "osv-pypi") return;
            while (!File.Exists(Path.Combine(folder, "advisories.db.new"))) Thread.Yield();
            File.WriteAllText(Path.Combine(folder, "waiting"), "");
            using var never = new ManualResetEventSlim();
            never.Wait(Cancel);
        }
    }
}
