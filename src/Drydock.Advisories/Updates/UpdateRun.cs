using Drydock.Advisories.Database;
using Drydock.Advisories.Feeds;
using Drydock.Images;

namespace Drydock.Advisories.Updates;

/// <summary>One update.</summary>
internal sealed class UpdateRun(HttpClient http, TimeProvider time, string path, UpdateOptions options, IProgress<UpdateProgress>? progress)
{
    private const double MostLost = 0.10;
    private const double MostUnreadable = 0.01;

    private readonly List<Problem> problems = [];
    private readonly List<FeedOutcome> outcomes = [];
    private readonly Dictionary<string, SourceRow> kept = new(StringComparer.Ordinal);
    private DatabaseWriter? writer;
    private string? old;

    /// <summary>The file that is being built.</summary>
    public static string NewPath(string database) => database + ".new";

    public async Task<UpdateResult> UpdateAsync(CancellationToken cancellationToken)
    {
        var before = OpenOld();
        var fetcher = Fetcher();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Task<FetchedFeed>? next = null;
        try
        {
            var feeds = options.Feeds.OrderBy(static f => f.Name, StringComparer.Ordinal).ToList();
            next = feeds.Count == 0 ? null : Fetch(fetcher, feeds[0], stop.Token);
            for (var i = 0; i < feeds.Count; i++)
            {
                using var fetched = new Temporary(await next!);
                // The next feed comes in while this one is read.
                if (i + 1 < feeds.Count) next = Fetch(fetcher, feeds[i + 1], stop.Token);
                Apply(feeds[i], fetcher, fetched.Feed, cancellationToken);
            }

            if (outcomes.All(static o => o.Change is FeedChange.Failed or FeedChange.Missing or FeedChange.Refused)) return Result(before);
            foreach (var row in kept.Values.OrderBy(static r => r.Source.Name, StringComparer.Ordinal)) Writer().CarryOver(row);
            Writer().Finish(time.GetUtcNow());
            File.Move(NewPath(path), path, overwrite: true);
        }
        finally
        {
            await stop.CancelAsync();
            await AbandonAsync(next);
            writer?.Dispose();
            DownloadFile.Delete(NewPath(path));
        }

        using var database = AdvisoryDatabase.Open(path);
        return Result(database.Info);
    }

    /// <summary>Waits for a fetch that nobody reads any more, and removes what it left.</summary>
    private static async Task AbandonAsync(Task<FetchedFeed>? fetch)
    {
        if (fetch is null) return;
        await ((Task)fetch).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (fetch.IsCompletedSuccessfully) new Temporary(await fetch).Dispose();
    }

    private string DownloadPath(Feed feed) => $"{path}.{feed.Name.Replace(':', '-')}.download";

    private UpdateResult Result(DatabaseInfo? info) => new(info, [.. outcomes], [.. problems]);

    private DatabaseWriter Writer() => writer ??= new DatabaseWriter(NewPath(path), old);

    private Task<FetchedFeed> Fetch(IFeedFetcher fetcher, Feed feed, CancellationToken cancellationToken) =>
        Task.Run(() => fetcher.FetchAsync(feed, kept.GetValueOrDefault(feed.Name), progress, cancellationToken), cancellationToken);

    private DatabaseInfo? OpenOld()
    {
        if (!File.Exists(path)) return null;
        try
        {
            using var database = AdvisoryDatabase.Open(path);
            foreach (var row in database.Sources()) kept.Add(row.Source.Name, row);
            old = path;
            return database.Info;
        }
        catch (DatabaseException e)
        {
            // Nothing can be taken over from it: every feed is fetched anew.
            problems.Add(e.Problem);
            return null;
        }
    }

    private IFeedFetcher Fetcher()
    {
        if (options.From is null) return new HttpFetcher(http, null, f => DownloadPath(f), time);
        if (options.From.Contains("://", StringComparison.Ordinal))
        {
            return Uri.TryCreate(options.From, UriKind.Absolute, out var mirror) && mirror.Scheme is "http" or "https"
                ? new HttpFetcher(http, mirror, f => DownloadPath(f), time)
                : throw new DatabaseException(new Problem("updating from", options.From, "it is not an http or https URL", "name a folder or a URL"));
        }

        return Directory.Exists(options.From)
            ? new FolderFetcher(options.From)
            : throw new DatabaseException(new Problem("updating from", options.From, "there is no such folder", "name a folder or a URL"));
    }

    private void Apply(Feed feed, IFeedFetcher fetcher, FetchedFeed fetched, CancellationToken cancellationToken)
    {
        var last = kept.GetValueOrDefault(feed.Name);
        var change = fetched.Change;
        var records = last?.Source.Records ?? 0;
        if (fetched.Problem is not null) problems.Add(fetched.Problem);
        if (change == FeedChange.Missing && options.FeedsWereNamed)
        {
            problems.Add(new Problem("fetching the feed", feed.Name, $"{fetched.Location} does not have it", "name another feed or mirror"));
        }

        if (change == FeedChange.Updated)
        {
            (change, records) = Read(feed, fetcher, fetched, last, cancellationToken);
            if (change == FeedChange.Updated) kept.Remove(feed.Name);
        }
        else if (change == FeedChange.Unchanged && last is not null)
        {
            // It was confirmed just now, so data without a date of its own is of now.
            kept[feed.Name] = last with
            {
                Source = last.IsDated ? last.Source : last.Source with { AsOf = fetched.Time },
                Location = fetched.Location,
                ETag = fetched.ETag,
                LastModified = fetched.LastModified,
            };
        }

        outcomes.Add(new FeedOutcome(feed.Name, change, records, last?.Source.Records, fetched.Bytes));
    }

    private (FeedChange Change, long Records) Read(
        Feed feed, IFeedFetcher fetcher, FetchedFeed fetched, SourceRow? last, CancellationToken cancellationToken)
    {
        var rows = new FeedRows();
        var before = last?.Source.Records ?? 0;
        try
        {
            using var content = new FileStream(fetched.File!, FileMode.Open, FileAccess.Read, FileShare.Read, 64 << 10);
            feed.Read(content, rows, cancellationToken);
        }
        catch (FeedException e)
        {
            problems.Add(e.Problem with { Doing = "reading the feed", Subject = fetched.Location });
            return (FeedChange.Failed, before);
        }

        if (Refusal(rows, before) is { } why)
        {
            problems.Add(new Problem("reading the feed", fetched.Location, why, "check the source; --force accepts it"));
            return (FeedChange.Refused, before);
        }

        if (rows.UnreadableRecords > 0)
        {
            problems.Add(new Problem("reading the feed", fetched.Location,
                $"{rows.UnreadableRecords:N0} of its records cannot be read, the first: {rows.UnreadableExamples[0]}", "report them to the publisher"));
        }

        var source = new DatabaseSource(feed.Name, fetcher.OriginOf(feed), rows.Records, rows.Date ?? fetched.Time, fetched.Digest);
        Writer().Write(
            new SourceRow(source, rows.FeedName ?? feed.Name, fetched.Location, fetched.ETag, fetched.LastModified, rows.Date is not null), rows);
        return (FeedChange.Updated, rows.Records);
    }

    private string? Refusal(FeedRows rows, long before)
    {
        if (rows.Records == 0 && !rows.Coverage.Any()) return "it holds no records";
        if (options.Force) return null;
        if (rows.UnreadableRecords > rows.Records * MostUnreadable)
        {
            return $"{rows.UnreadableRecords:N0} of its records cannot be read, the first: {rows.UnreadableExamples[0]}";
        }

        return rows.Records < before * (1 - MostLost)
            ? $"it has {rows.Records:N0} records where it had {before:N0}; more than a tenth is lost, so the data before stays in force"
            : null;
    }

    /// <summary>Deletes a fetched feed's temporary file after use.</summary>
    private sealed class Temporary(FetchedFeed feed) : IDisposable
    {
        public FetchedFeed Feed => feed;

        public void Dispose()
        {
            if (feed is { IsTemporary: true, File: { } file }) DownloadFile.Delete(file);
        }
    }
}
