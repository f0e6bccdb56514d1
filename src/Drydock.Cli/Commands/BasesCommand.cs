using System.Collections.Immutable;
using System.CommandLine;
using Drydock.Assessment.Configuration;
using Drydock.Assessment.FleetBases;
using Drydock.Cli.Database;
using Drydock.Cli.Fleet;
using Drydock.Cli.Scanning;
using Drydock.Cli.Usage;

namespace Drydock.Cli.Commands;

/// <summary><c>drydock bases [SERVICE…]</c>, and the group of <c>drydock bases show</c>.</summary>
internal sealed class BasesCommand : CliCommand
{
    private static readonly string[] Formats = ["table", "json"];

    private readonly Argument<string[]> services = new("service") { Description = "Only these services of the fleet file (default: all)", Arity = ArgumentArity.ZeroOrMore };
    private readonly Option<DateOnly?> at = new("--at") { Description = "Speak of this day (default today)", HelpName = "date", CustomParser = OptionParsers.Day };
    private readonly Option<bool> online = new("--online") { Description = "Ask the registries for tags and digests, compare them with those recorded, and record them" };
    private readonly Option<bool> count = CountOption();
    private readonly Option<string?> hub = HubDates.AddressOption();
    private readonly DatabaseOptions database = new();
    private readonly Option<bool> noRecord = new("--no-record") { Description = "With --online, record nothing in the project's state file" };
    private readonly Option<string?> format = new("--format") { Description = "table or json (default table)", HelpName = "format", CustomParser = OptionParsers.OneOf("format", Formats) };
    private readonly FleetOptions fleet = new();
    private readonly TargetOptions targetOptions = new();

    public BasesCommand()
        : base("bases", "Show what every service of a fleet stands on, and what to do about it")
    {
        Details =
        [
            "For each service: the base of the stage that is built, read through ARG defaults and the fleet file's build arguments (where no Dockerfile says it, base: of the fleet file counts); how firmly it is pinned (version/distribution/content); its distribution and until when that is supported; whether its digest has moved since it was recorded; open findings; the newest reference per step; and one line of advice.",
            "Without --online nobody is asked: the facts come with the tool and from the project's state file. Every scan of the fleet records the digests of bases, and so does --online. A base that was not scanned as it is written now has no number of findings, and a registry that does not answer leaves things unknown: that is never \"up to date\", and the exit code is 1.",
            "With --online a step is asked for its platforms: one that is not there for --platform is arch-lost and not proposed. With --count each image is read through the cache of layers that \"scan\" uses, which fetches those that are not known; what was counted in the last 30 days is shown without it. An image that cannot be read has no number, and the exit code is 1.",
            "JSON is one object: schema, fleet, at, online and services; of each its name, owner, base, place, scratch, status (as of bases show), digest (drift, now, recorded, since, ageDays, changes), findings (known, at, counts), advice (kind, text, step, reference) and problems. drift is first, same, moved or unknown; known is complete, partial, not-scanned or unknown.",
        ];
        Examples =
        [
            new("drydock bases", "Every service of the nearest drydock.yaml"),
            new("drydock bases api worker --online", "Two services, with what their registries say now"),
            new("drydock bases --online --count", "With packages and findings now and after each step"),
            new("drydock bases --fleet examples/classifiers --format json", "For a program"),
            new("drydock bases --at 2027-06-30", "What will be supported on that day"),
        ];
        format.CompletionSources.Add(static _ => Formats);
        Add(services);
        foreach (var option in (ReadOnlySpan<Option>)[at, online, count, noRecord, format]) Add(option);
        fleet.AddTo(this);
        foreach (var option in (ReadOnlySpan<Option>)[targetOptions.Platform, targetOptions.InsecureRegistries, targetOptions.Mirrors, hub, database.Path, targetOptions.CacheFolder, targetOptions.Timeout, targetOptions.NoProgress]) Add(option);
        Add(new BasesShowCommand());
        // Without an action the parser takes a command that has others for a group; it is never called.
        SetAction(static _ => ExitCodes.Success);
    }

    /// <summary><c>--count</c>.</summary>
    internal static Option<bool> CountOption() => new("--count") { Description = "With --online, read the image and that of every step as \"scan\" does, and count packages and findings" };

    public override async Task<int> RunAsync(Invocation run)
    {
        var today = SourceDate.Today(run.Session);
        var day = run.Value(at) ?? today;
        if (run.Value(online) && day != today) throw UsageErrors.Because(run, "--online asks what is now; leave --at out");
        if (run.Value(count) && !run.Value(online)) throw UsageErrors.Because(run, "--count reads images of registries; give --online too");
        var source = await FleetSource.ReadAsync(run, run.Value(fleet.Fleet));
        ImmutableArray<FleetService> chosen = run.Value(services) is { Length: > 0 } names ? [.. names.Distinct(StringComparer.Ordinal).Select(n => source.Service(run, n))] : source.File.Services;
        if (chosen.IsEmpty) throw new FleetException(new("looking at the bases of", source.File.Path, "it has no services", "add them under services:"));
        var collector = new BasesCollector(run, source, fleet, targetOptions) { Online = run.Value(online), Count = run.Value(count), Database = database, Hub = hub, Record = !run.Value(noRecord), Day = day, IsToday = day == today };
        var report = new FleetBasesReport(source.File.Path, day, collector.Now, collector.Online, await collector.CollectAsync(chosen));
        if (run.Value(format) == "json") report.WriteJson(run.Printer.Output);
        else run.Printer.Result(report.ToTable(run.Printer.Width));
        return report.IsComplete ? ExitCodes.Success : ExitCodes.Failure;
    }
}
