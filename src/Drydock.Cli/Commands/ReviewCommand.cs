using System.CommandLine;
using Drydock.Assessment;
using Drydock.Assessment.Review;
using Drydock.Assessment.State;
using Drydock.Bases.Status;
using Drydock.Cli.Database;
using Drydock.Cli.Fleet;
using Drydock.Cli.Output;
using Drydock.Cli.Scanning;
using Drydock.Cli.Updating;
using Drydock.Cli.Usage;

namespace Drydock.Cli.Commands;

/// <summary><c>drydock review [PATH]</c>.</summary>
internal sealed class ReviewCommand : CliCommand
{
    private static readonly string[] Formats = [.. ReviewWriters.All.Select(static w => w.Format)];

    private readonly Argument<string?> path = new("path") { Description = "The fleet file, or the folder that holds it (as --fleet)", Arity = ArgumentArity.ZeroOrOne };
    private readonly Option<string?> month = new("--month") { Description = "The month to tell of (default: this one, so far)", HelpName = "yyyy-mm" };
    private readonly Option<string?> format = new("--format") { Description = $"{string.Join(", ", Formats)} (default {Formats[0]})", HelpName = "format", CustomParser = OptionParsers.OneOf("format", Formats) };
    private readonly Option<string[]> output = new("--output", "-o") { Description = "FILE instead of standard output; .md, .html and .json say the format (repeatable)", HelpName = "file" };
    private readonly Option<bool> images = new("--images") { Description = "Scan the images and bases too, from the local engine or their registries" };
    private readonly Option<bool> work = new("--run") { Description = "Do the month's work first: ask the registries, scan everything, build and test every service on its base's newest patch; what is done for the same files, content and platform is not done again" };
    private readonly Option<string?> engine = new("--engine") { Description = "With --run, what builds: auto, docker, podman or buildah (default auto: the first that answers)", HelpName = "engine", CustomParser = OptionParsers.OneOf("engine", BuildEngine.Names) };
    private readonly Option<bool> noScan = new("--no-scan") { Description = "Tell only what is recorded" };
    private readonly FleetOptions fleet = new();
    private readonly DatabaseOptions databaseOptions = new();
    private readonly TargetOptions targetOptions = new();

    public ReviewCommand()
        : base("review", "Write the monthly review of a fleet's base images: one document")
    {
        Details =
        [
            "It tells for every service what is open, missed and kept, which updates there are and what they may break, how long bases are supported, which waivers end, what a person must decide, and what could not be seen; beside the figures of the month before.",
            "With --run the month's work is done first, service by service: its registry is asked, it is scanned, and its base's newest patch is tried as drydock update does it, or the newest content of the same tag; no file is changed. Every step is recorded as it ends: a run that was interrupted goes on where it stopped, and one that is made again only does what is new.",
            "The sources of all services are scanned and recorded first. Images and bases are told from what earlier scans recorded; --images scans them too. It ends with 0 when the document was written, whatever it says.",
        ];
        Examples =
        [
            new("drydock review -o review.html -o review.md", "This month so far, for people"),
            new("drydock review --month 2026-10 --format json", "A month that is over, for a program"),
            new("drydock review --run -o review.html", "Do the month's work, or the rest of it, and write it down"),
            new("drydock review --images", "With a fresh scan of every image"),
        ];
        format.CompletionSources.Add(static _ => Formats);
        Add(path);
        foreach (Option option in new Option[] { month, format, output, work, engine, images, noScan }) Add(option);
        fleet.AddTo(this);
        databaseOptions.AddTo(this);
        targetOptions.AddTo(this);
    }

    public override async Task<int> RunAsync(Invocation run)
    {
        if (run.Value(path) is not null && run.Value(fleet.Fleet) is not null) throw UsageErrors.Because(run, "name the fleet file once");
        var now = SourceDate.Of(run.Session) ?? run.Session.Clock.GetUtcNow();
        var asked = MonthOf(run, now);
        var targets = Targets(run);
        var source = await FleetSource.ReadAsync(run, run.Value(path) ?? run.Value(fleet.Fleet));
        if (run.Value(work)) CheckWork(run, asked, now);
        using var database = OpenedDatabase.Open(run, databaseOptions);
        using var state = OpenState(run, source);
        IReadOnlyDictionary<string, BaseStatus> statuses = new Dictionary<string, BaseStatus>(StringComparer.Ordinal);
        if (run.Value(work)) statuses = await new ReviewRun(run, source, state, database, new ReviewRunSettings(fleet, new UpdateSettings(null, PinDigest: false, Compare: true, targetOptions, databaseOptions), run.Value(engine) ?? BuildEngine.Auto, now)).RunAsync();
        else if (!run.Value(noScan) && asked == ReviewMonth.Of(now)) await ScanAsync(run, source, database, state, now);
        // The work takes its time: the review is of when it is done.
        if (run.Value(work)) now = SourceDate.Of(run.Session) ?? run.Session.Clock.GetUtcNow();
        var collector = new ReviewCollector(run, source, state, database.Store) { Asked = statuses };
        var review = ReviewBuilder.Build(await collector.CollectAsync(asked, now));
        return ReportOutputs.Write(run.Printer, targets, (to, stream) => ReviewWriters.Find(to.Format)!.Write(review, stream)) ? ExitCodes.Success : ExitCodes.Failure;
    }

    private void CheckWork(Invocation run, ReviewMonth asked, DateTimeOffset now)
    {
        if (asked != ReviewMonth.Of(now)) throw UsageErrors.Because(run, "work is done in the month that it is for: --run is for this one");
        if (run.Value(noScan) || run.Value(targetOptions.Offline)) throw UsageErrors.Because(run, "--run scans and asks registries: leave --no-scan and --offline out");
    }

    private ReviewMonth MonthOf(Invocation run, DateTimeOffset now)
    {
        if (run.Value(month) is not { } text) return ReviewMonth.Of(now);
        if (!ReviewMonth.TryParse(text, out var asked)) throw UsageErrors.Because(run, $"'{text}' is not a month; write --month {ReviewMonth.Of(now)}");
        return asked.Start <= now ? asked : throw UsageErrors.Because(run, $"{text} has not begun");
    }

    private IReadOnlyList<OutputTarget> Targets(Invocation run)
    {
        var files = run.Value(output) ?? [];
        var told = files.Select(f => run.Value(format) is null && !f.Contains('=', StringComparison.Ordinal) && ReviewWriters.ForFile(f) is { } writer ? $"{writer.Format}={f}" : f).ToList();
        var targets = OutputTargets.Of(run, told, run.Value(format) ?? Formats[0], Formats);
        // A file whose ending says the format takes the place of standard output, as one without a format does.
        return told.Count > 0 && run.Value(format) is null ? [.. targets.Where(t => t.Path is not null || files.Contains("-", StringComparer.Ordinal) || files.Any(static f => f.EndsWith("=-", StringComparison.Ordinal)))] : targets;
    }

    /// <summary>The project's state; where that cannot be written, one that is forgotten afterwards.</summary>
    private StateFile OpenState(Invocation run, FleetSource source)
    {
        var file = source.StatePath(run, fleet);
        try
        {
            return run.Value(noScan) && !run.Value(work) ? StateFile.OpenExisting(file) : StateFile.OpenOrCreate(file);
        }
        catch (StateException error) when (!run.Value(noScan) && !run.Value(work) && run.Value(fleet.State) is null && !File.Exists(file))
        {
            run.Printer.Warning($"nothing is recorded: {error.Problem}");
            return StateFile.InMemory();
        }
    }

    private async Task ScanAsync(Invocation run, FleetSource source, OpenedDatabase database, StateFile state, DateTimeOffset now)
    {
        using var reader = new TargetReader(run, targetOptions, named: null);
        var scan = new FleetScan(run, source, reader, database, AssessOptions.Default, state, keepJson: false) { Images = run.Value(images), Now = now };
        await TimeLimit.RunAsync(run, run.Value(targetOptions.Timeout), "the fleet", ct => scan.ScanAsync(source.File.Services, null, ct));
        state.RetireAllBut([.. source.File.Services.Select(static s => s.Name)], now);
    }
}
