using System.CommandLine;
using System.Globalization;
using Drydock.Advisories;
using Drydock.Advisories.Feeds;
using Drydock.Cli.Database;
using Drydock.Cli.Gpu;
using Drydock.Cli.Terminal;
using Drydock.Cli.Usage;

namespace Drydock.Cli.Commands;

/// <summary><c>drydock db update</c>.</summary>
internal sealed class DbUpdateCommand : CliCommand
{
    private readonly Option<string?> from = new("--from") { Description = "Mirror of the feeds: a folder, or the URL of a server", HelpName = "url-or-dir" };
    private readonly Option<string[]> feeds = new("--feed") { Description = "Only this feed (repeatable): its name, alpine, osv, osv:ECOSYSTEM, official-images, or gpu", HelpName = "name" };
    private readonly Option<bool> force = new("--force") { Description = "Accept a feed that has lost more than a tenth of its records" };
    private readonly Option<string?> database = DatabaseOptions.PathOption();
    private readonly Option<bool> noProgress = ProgressOptions.NoProgress();
    private readonly Option<TimeSpan?> timeout = ProgressOptions.Timeout();

    public DbUpdateCommand()
        : base("update", "Fetch the advisory feeds that changed and rebuild the database")
    {
        Details =
        [
            "The old database stays in use until the new one is complete. A feed that cannot be fetched, is damaged or has shrunk keeps its former data, and the exit code is 1.",
            "The feed official-images is docker-library's lists of tags (library/IMAGE), from their publisher or a mirror that has library/ or official-images/library/: what they have moved to another release of the distribution since, and what they no longer list, is added to the tool's own history with the day it was seen. A list that has lost more than a third of the tags is refused.",
            "The feed gpu has the tables of \"drydock gpu tables\": only mirrors have it, as gpu/tables.txt with gpu/tables.txt.sha256 beside it.",
        ];
        Examples =
        [
            new("drydock db update", "From the publishers"),
            new("drydock db update --from https://mirror.example/feeds", "From a mirror"),
            new("drydock db update --feed debian --feed osv:PyPI", "Two feeds only"),
            new("drydock db update --feed endoflife --feed official-images", "Support dates, and the tags of Docker's official images"),
        ];
        feeds.CompletionSources.Add(static _ => FeedList.All.Select(static f => f.Name).Append(OfficialImagesUpdate.Feed).Append(GpuTableUpdate.Feed));
        foreach (Option option in new Option[] { from, feeds, force, database, timeout, noProgress }) Add(option);
    }

    public override async Task<int> RunAsync(Invocation run)
    {
        var named = run.Value(database);
        var path = named is null ? Paths.Database(run.Session) : run.Session.FullPath(named);
        var options = WhatToFetch(run);
        using var handler = new SocketsHttpHandler { AutomaticDecompression = System.Net.DecompressionMethods.None };
        using var http = new HttpClient(handler) { Timeout = System.Threading.Timeout.InfiniteTimeSpan };
        http.DefaultRequestHeaders.UserAgent.ParseAdd($"drydock/{ToolVersion.Text}");
        var result = options.Feeds.Count == 0 ? null : await AdvisoriesAsync(run, path, options, http);
        var gpu = !WantsGpu(run) || await GpuAsync(run, path, options, http);
        var code = result is null ? ExitCodes.Success : Tell(run, path, result);
        var official = !WantsOfficial(run) || await OfficialAsync(run, path, options, http);
        return gpu && official ? code : ExitCodes.Failure;
    }

    private async Task<UpdateResult> AdvisoriesAsync(Invocation run, string path, UpdateOptions options, HttpClient http)
    {
        using var bars = new ProgressBars(run.Printer, run.Session.Clock, "Fetching feeds", !run.Value(noProgress));
        var progress = new FeedProgress(bars);
        return await TimeLimit.RunAsync(run, run.Value(timeout), "the advisory database", ct => new DatabaseUpdater(http, run.Session.Clock).UpdateAsync(path, options, progress, ct));
    }

    /// <summary>Asked for by name, or all feeds of a mirror.</summary>
    private bool WantsGpu(Invocation run) => (run.Value(feeds) ?? []).Contains(GpuTableUpdate.Feed) || (run.Value(feeds) is not { Length: > 0 } && run.Value(from) is not null);

    private async Task<bool> GpuAsync(Invocation run, string path, UpdateOptions options, HttpClient http)
    {
        if (options.From is not { } mirror) throw UsageErrors.Because(run, "the feed gpu has no public server; name a mirror with --from");
        return await TimeLimit.RunAsync(run, run.Value(timeout), "the GPU tables", ct => new GpuTableUpdate(run, http, mirror).RunAsync(GpuTableFile.PathBeside(path), run.Value(force), options.FeedsWereNamed, ct));
    }

    /// <summary>Asked for by name, or all feeds.</summary>
    private bool WantsOfficial(Invocation run) => run.Value(feeds) is not { Length: > 0 } names || names.Contains(OfficialImagesUpdate.Feed);

    private Task<bool> OfficialAsync(Invocation run, string path, UpdateOptions options, HttpClient http) =>
        TimeLimit.RunAsync(run, run.Value(timeout), "the lists of official images", ct => new OfficialImagesUpdate(run, http, options.From).RunAsync(LifecycleFile.PathBeside(path), run.Value(force), options.FeedsWereNamed, ct));

    private UpdateOptions WhatToFetch(Invocation run)
    {
        var names = run.Value(feeds) ?? [];
        var found = new List<Feed>();
        foreach (var name in names.Where(static n => n is not (GpuTableUpdate.Feed or OfficialImagesUpdate.Feed)))
        {
            var meant = FeedList.Find(name);
            if (meant.Count == 0) throw UsageErrors.Because(run, $"'{name}' is not a feed{NearestWord.Hint(name, FeedList.All.Select(static f => f.Name).Append(OfficialImagesUpdate.Feed).Append(GpuTableUpdate.Feed))}");
            found.AddRange(meant.Where(f => found.TrueForAll(k => k.Name != f.Name)));
        }

        var options = new UpdateOptions { From = From(run), Force = run.Value(force) };
        return names.Length == 0 ? options : options with { Feeds = found, FeedsWereNamed = true };
    }

    private string? From(Invocation run) =>
        run.Value(from) is not { } place ? null : place.Contains("://", StringComparison.Ordinal) ? place : run.Session.FullPath(place);

    private static int Tell(Invocation run, string path, UpdateResult result)
    {
        var printer = run.Printer;
        foreach (var feed in result.Feeds.Where(static f => f.Change is not FeedChange.Missing))
            printer.Message($"{feed.Feed,-24} {feed.Change.ToString().ToLowerInvariant(),-10} {feed.Records.ToString("N0", CultureInfo.InvariantCulture),12} records{Difference(feed)}");
        foreach (var problem in result.Problems) printer.Error(problem);
        if (result.Info is { } info)
            printer.Message($"{path}: {info.Sources.Length} feeds, {info.Sources.Sum(static s => s.Records).ToString("N0", CultureInfo.InvariantCulture)} records");
        return result.Problems.IsEmpty && result.Info is not null ? ExitCodes.Success : ExitCodes.Failure;
    }

    private static string Difference(FeedOutcome feed) =>
        feed.Before is { } before && before != feed.Records ? string.Create(CultureInfo.InvariantCulture, $" ({feed.Records - before:+#,0;-#,0})") : "";

    private sealed class FeedProgress(ProgressBars bars) : IProgress<UpdateProgress>
    {
        public void Report(UpdateProgress value) => bars.Report(value.Feed, value.Read, value.Total);
    }
}
