using System.Net;
using System.Text;
using Drydock.Advisories.Feeds;
using Drydock.TestKit.Feeds;
using Microsoft.Extensions.Time.Testing;

namespace Drydock.Advisories.Tests.Updates;

public sealed class DatabaseUpdaterTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("drydock-update-").FullName;
    private readonly FakeTimeProvider time = new(new DateTimeOffset(2026, 8, 22, 0, 0, 0, TimeSpan.Zero));
    private readonly HttpClient http = new(new SocketsHttpHandler { AutomaticDecompression = DecompressionMethods.None });

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private string Database => Path.Combine(folder, "advisories.db");

    public void Dispose()
    {
        http.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task A_mirror_folder_gives_a_database()
    {
        var mirror = Mirror(("debian/json.zst", FeedFiles.Zstd(FeedFiles.Tracker(20))), ("osv/PyPI/all.zip", FeedFiles.Zip(("X-1.json", Flask))));

        var result = await UpdateAsync(mirror);

        Assert.Empty(result.Problems);
        Assert.Equal(["debian", "osv-pypi"], result.Info!.Sources.Select(static s => s.Name));
        Assert.Equal([FeedChange.Updated, FeedChange.Updated], result.Feeds.Where(static f => f.Change != FeedChange.Missing).Select(static f => f.Change));
        using var database = AdvisoryDatabase.Open(Database);
        Assert.Equal("CVE-2024-10007", Assert.Single(database.Find("Debian:12", "p7")).Id);
        Assert.Empty(database.Find("Debian:13", "p7"));
        Assert.Equal(["debian"], database.Covers("Debian:12")!.Feeds);
        Assert.Null(database.Covers("Debian:13"));
        Assert.Equal("X-1", Assert.Single(database.Find("PyPI", "flask")).Id);
        Assert.Equal([Path.GetFileName(Database), Path.GetFileName(Database) + ".lock"], Files());
    }

    [Fact]
    public async Task Unchanged_files_are_carried_over_without_reading_them()
    {
        var mirror = Mirror(("debian/json", Encoding.UTF8.GetBytes(FeedFiles.Tracker(20))));
        await UpdateAsync(mirror);

        var result = await UpdateAsync(mirror);

        Assert.Equal(FeedChange.Unchanged, Outcome(result, "debian"));
        using var database = AdvisoryDatabase.Open(Database);
        Assert.Single(database.Find("Debian:12", "p7"));
        Assert.NotNull(database.Covers("Debian:12"));
    }

    [Theory]
    [InlineData(18, FeedChange.Updated)]
    [InlineData(17, FeedChange.Refused)]
    [InlineData(0, FeedChange.Refused)]
    public async Task A_feed_that_loses_more_than_a_tenth_is_refused(int left, FeedChange expected)
    {
        await UpdateAsync(Mirror(("debian/json", Encoding.UTF8.GetBytes(FeedFiles.Tracker(20)))));

        var result = await UpdateAsync(Mirror(("debian/json", Encoding.UTF8.GetBytes(FeedFiles.Tracker(left)))));

        Assert.Equal(expected, Outcome(result, "debian"));
        Assert.Equal(expected == FeedChange.Refused, result.Problems.Any(static p => p.Subject.EndsWith("json", StringComparison.Ordinal)));
        using var database = AdvisoryDatabase.Open(Database);
        Assert.Equal(expected == FeedChange.Refused ? 1 : 0, database.Find("Debian:12", "p19").Count);
    }

    [Fact]
    public async Task Force_accepts_a_smaller_feed()
    {
        await UpdateAsync(Mirror(("debian/json", Encoding.UTF8.GetBytes(FeedFiles.Tracker(20)))));

        var result = await UpdateAsync(Mirror(("debian/json", Encoding.UTF8.GetBytes(FeedFiles.Tracker(2)))), force: true);

        Assert.Equal(FeedChange.Updated, Outcome(result, "debian"));
    }

    [Fact]
    public async Task A_damaged_feed_keeps_its_former_data_while_others_are_updated()
    {
        await UpdateAsync(Mirror(("debian/json", Encoding.UTF8.GetBytes(FeedFiles.Tracker(20)))));
        var cut = FeedFiles.Zstd(FeedFiles.Tracker(30))[..^9];
        File.Delete(Path.Combine(folder, "mirror/debian/json"));

        var result = await UpdateAsync(Mirror(("debian/json.zst", cut), ("osv/PyPI/all.zip", FeedFiles.Zip(("X-1.json", Flask)))));

        Assert.Equal(FeedChange.Failed, Outcome(result, "debian"));
        Assert.Equal(FeedChange.Updated, Outcome(result, "osv-pypi"));
        Assert.Contains(result.Problems, static p => p.Wrong.Contains("cut short", StringComparison.Ordinal));
        using var database = AdvisoryDatabase.Open(Database);
        Assert.Single(database.Find("Debian:12", "p19"));
        Assert.Single(database.Find("PyPI", "flask"));
    }

    [Fact]
    public async Task Nothing_good_leaves_no_database_and_touches_none()
    {
        var result = await UpdateAsync(Mirror(("debian/json", "<html>"u8.ToArray())));

        Assert.Null(result.Info);
        Assert.False(File.Exists(Database));
        Assert.Single(result.Problems);
    }

    [Fact]
    public async Task What_a_killed_update_left_is_removed()
    {
        await File.WriteAllTextAsync(Database + ".new", "half a database", Cancel);
        await File.WriteAllTextAsync(Database + ".debian.download", "half a feed", Cancel);

        await UpdateAsync(Mirror(("debian/json", Encoding.UTF8.GetBytes(FeedFiles.Tracker(3)))));

        Assert.Equal([Path.GetFileName(Database), Path.GetFileName(Database) + ".lock"], Files());
    }

    [Fact]
    public async Task A_damaged_database_is_said_and_built_anew()
    {
        await File.WriteAllTextAsync(Database, "no database at all, but long enough to be looked at", Cancel);

        var result = await UpdateAsync(Mirror(("debian/json", Encoding.UTF8.GetBytes(FeedFiles.Tracker(3)))));

        Assert.Equal(FeedChange.Updated, Outcome(result, "debian"));
        Assert.Contains(result.Problems, p => p.Subject == Database);
    }

    [Fact]
    public async Task A_second_update_says_that_one_is_running()
    {
        Directory.CreateDirectory(folder);
        await using var held = new FileStream(Database + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        var mirror = Mirror(("debian/json", Encoding.UTF8.GetBytes(FeedFiles.Tracker(3))));
        var updater = new DatabaseUpdater(http, time);

        var thrown = await Assert.ThrowsAsync<DatabaseException>(() =>
            updater.UpdateAsync(Database, new UpdateOptions { From = mirror, LockWait = TimeSpan.Zero }, null, Cancel));

        Assert.Contains("another update is running", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Readers_keep_the_file_they_opened_while_it_is_replaced()
    {
        await UpdateAsync(Mirror(("debian/json", Encoding.UTF8.GetBytes(FeedFiles.Tracker(20)))));
        using var before = AdvisoryDatabase.Open(Database);

        await UpdateAsync(Mirror(("debian/json", Encoding.UTF8.GetBytes(FeedFiles.Tracker(40)))));

        using var after = AdvisoryDatabase.Open(Database);
        Assert.Empty(before.Find("Debian:12", "p39"));
        Assert.Single(before.Find("Debian:12", "p19"));
        Assert.Single(after.Find("Debian:12", "p39"));
    }

    [Fact]
    public async Task A_server_is_asked_only_for_changes()
    {
        await using var server = await FeedServer.StartAsync();
        server.Serve("debian/json", Encoding.UTF8.GetBytes(FeedFiles.Tracker(20)));
        await UpdateAsync(server.Address.AbsoluteUri, "debian");

        var result = await UpdateAsync(server.Address.AbsoluteUri, "debian");

        Assert.Equal(FeedChange.Unchanged, Outcome(result, "debian"));
        Assert.Equal(2, server.Requests.Count);
        Assert.NotEqual("", server.Requests[1].IfNoneMatch);
        Assert.Equal(0, result.Feeds[0].Bytes);
    }

    [Fact]
    public async Task A_new_ETag_for_the_same_bytes_is_unchanged()
    {
        await using var server = await FeedServer.StartAsync();
        server.Serve("debian/json", Encoding.UTF8.GetBytes(FeedFiles.Tracker(20)), "\"one\"");
        await UpdateAsync(server.Address.AbsoluteUri, "debian");
        server.Serve("debian/json", Encoding.UTF8.GetBytes(FeedFiles.Tracker(20)), "\"two\"");

        var result = await UpdateAsync(server.Address.AbsoluteUri, "debian");
        await UpdateAsync(server.Address.AbsoluteUri, "debian");

        Assert.Equal(FeedChange.Unchanged, Outcome(result, "debian"));
        Assert.Equal("\"two\"", server.Requests[2].IfNoneMatch);
    }

    [Fact]
    public async Task Not_modified_without_anything_cached_is_a_failure()
    {
        await using var server = await FeedServer.StartAsync();
        var feed = server.Serve("debian/json", Encoding.UTF8.GetBytes(FeedFiles.Tracker(20)));
        for (var i = 0; i < 5; i++) feed.Faults.Enqueue(new FeedFault(304));

        var result = await UpdateAsync(server.Address.AbsoluteUri, "debian");

        Assert.Equal(FeedChange.Failed, Outcome(result, "debian"));
        Assert.Contains("not modified", Assert.Single(result.Problems).Wrong, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cut_body_is_continued_where_it_ended()
    {
        await using var server = await FeedServer.StartAsync();
        var body = Encoding.UTF8.GetBytes(FeedFiles.Tracker(5000));
        var feed = server.Serve("debian/json", body);
        feed.Faults.Enqueue(new FeedFault(CutAfter: 200_000));

        var result = await UpdateAsync(server.Address.AbsoluteUri, "debian");

        Assert.Equal(FeedChange.Updated, Outcome(result, "debian"));
        Assert.Equal(5000, result.Feeds[0].Records);
        Assert.StartsWith("bytes=", server.Requests[1].Range, StringComparison.Ordinal);
        Assert.NotEqual("", server.Requests[1].IfRange);
    }

    [Fact]
    public async Task Too_many_requests_and_server_errors_are_tried_again()
    {
        await using var server = await FeedServer.StartAsync();
        var feed = server.Serve("debian/json.zst", FeedFiles.Zstd(FeedFiles.Tracker(20)));
        feed.Faults.Enqueue(new FeedFault(429, RetryAfter: 1));
        feed.Faults.Enqueue(new FeedFault(503));

        var result = await UpdateAsync(server.Address.AbsoluteUri, "debian");

        Assert.Equal(FeedChange.Updated, Outcome(result, "debian"));
    }

    [Fact]
    public async Task A_body_that_differs_from_the_stated_checksum_is_refused()
    {
        await using var server = await FeedServer.StartAsync();
        server.Serve("debian/json", Encoding.UTF8.GetBytes(FeedFiles.Tracker(20))).GoogleHash = "crc32c=AAAAAA==,md5=x";

        var result = await UpdateAsync(server.Address.AbsoluteUri, "debian");

        Assert.Equal(FeedChange.Failed, Outcome(result, "debian"));
        Assert.Contains("checksum", Assert.Single(result.Problems).Wrong, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_feed_that_the_mirror_lacks_is_a_problem_only_when_it_was_named()
    {
        await using var server = await FeedServer.StartAsync();

        var result = await UpdateAsync(server.Address.AbsoluteUri, "debian");

        Assert.Equal(FeedChange.Missing, Outcome(result, "debian"));
        Assert.Single(result.Problems);
        Assert.Empty((await UpdateAsync(Mirror())).Problems);
    }

    [Fact]
    public async Task Credentials_of_a_mirror_are_not_kept()
    {
        await using var server = await FeedServer.StartAsync();
        server.Serve("debian/json", Encoding.UTF8.GetBytes(FeedFiles.Tracker(20)));
        var address = server.Address.AbsoluteUri.Replace("http://", "http://user:s3cret@", StringComparison.Ordinal);

        var result = await UpdateAsync(address, "debian");

        Assert.DoesNotContain("s3cret", result.Info!.Sources[0].Origin, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret", Encoding.Latin1.GetString(await File.ReadAllBytesAsync(Database, Cancel)), StringComparison.Ordinal);
    }

    private const string Flask = """
        {"id":"X-1","aliases":["CVE-2023-30861"],"affected":[{"package":{"ecosystem":"PyPI","name":"Flask"},"ranges":[{"type":"ECOSYSTEM","events":[{"introduced":"0"},{"fixed":"2.2.5"}]}]}]}
        """;

    private static FeedChange Outcome(UpdateResult result, string feed) => result.Feeds.Single(f => f.Feed == feed).Change;

    private List<string> Files() => [.. Directory.EnumerateFiles(folder).Select(static f => Path.GetFileName(f)).Order(StringComparer.Ordinal)];

    private string Mirror(params (string Path, byte[] Content)[] files)
    {
        var mirror = Path.Combine(folder, "mirror");
        Directory.CreateDirectory(mirror);
        foreach (var (path, content) in files)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(mirror, path))!);
            File.WriteAllBytes(Path.Combine(mirror, path), content);
        }

        return mirror;
    }

    private async Task<UpdateResult> UpdateAsync(string from, string? feed = null, bool force = false)
    {
        var options = new UpdateOptions { From = from, Force = force, FeedsWereNamed = feed is not null };
        if (feed is not null) options = options with { Feeds = FeedList.Find(feed) };
        var update = new DatabaseUpdater(http, time).UpdateAsync(Database, options, null, Cancel);
        // Waits between attempts end as soon as the clock moves.
        while (!update.IsCompleted)
        {
            time.Advance(TimeSpan.FromMilliseconds(100));
            await Task.WhenAny(update, Task.Delay(5, Cancel));
        }

        return await update;
    }
}
