using System.CommandLine;
using Drydock.Bases.Status;
using Drydock.Cli.Database;
using Drydock.Cli.Fleet;
using Drydock.Cli.Scanning;
using Drydock.Cli.Usage;
using Drydock.Images.References;
using Drydock.Images.Registry;
using Drydock.Images.Registry.Credentials;

namespace Drydock.Cli.Commands;

/// <summary><c>drydock bases show REFERENCE</c>.</summary>
internal sealed class BasesShowCommand : CliCommand
{
    private static readonly string[] Formats = ["text", "json"];

    private readonly Argument<string> reference = new("reference") { Description = "An image as a Dockerfile's FROM names it: python:3.12-slim-bookworm" };
    private readonly Option<DateOnly?> at = new("--at") { Description = "Speak of this day (default today)", HelpName = "date", CustomParser = OptionParsers.Day };
    private readonly Option<bool> online = new("--online") { Description = "Ask its registry for its tags and its digest, too" };
    private readonly Option<string?> format = new("--format") { Description = "text or json", HelpName = "format", CustomParser = OptionParsers.OneOf("format", Formats), DefaultValueFactory = static _ => "text" };
    private readonly Option<bool> count = BasesCommand.CountOption();
    private readonly Option<string?> hub = HubDates.AddressOption();
    private readonly DatabaseOptions database = new();
    private readonly TargetOptions targetOptions = new();

    public BasesShowCommand()
        : base("show", "Show where a base image stands: support, pinning, silent moves, and the smallest safe steps")
    {
        Details =
        [
            "Answers from facts that come with the tool: support dates of distributions and languages, and the tags of Docker's official images since 2022 with the distribution that each held. \"drydock db update\" refreshes both; as of when they are, and from where, is told. What they do not hold is not known, and is said.",
            "The steps are: pull the same tag again, the newest patch on the same distribution, the same version on the next supported distribution, the next version. A step that there is none of says why. Prereleases are never proposed, and never another kind of system.",
            "JSON is one object: reference, at, os (id, version, codename), support (phase, until), product, pinning (version, os, content), digest, pushed (at, ageDays, source), platform, platforms (platform, digest), count (known, at, digest, packages, findings, why), moves (date, from, to, kind, seenIn, broke), lostPlatforms, ladder (kind, reference, reason, lost, hasPlatform, count, risk), notices, historyEnds, facts (supportAsOf, supportOrigin, tagsAsOf, tagsOrigin) and problems.",
            "With --online the digest of every platform is told, and a step that is not there for --platform is arch-lost: told, and not proposed. With --count the image and that of every step are read as \"scan\" reads them, through the same cache of layers; what was counted in the last 30 days is shown without it. A count is complete, partial or unknown, with why.",
            "Registries do not tell when a tag was pushed; for tags of docker.io, Docker Hub's own interface is asked beside it (--hub). Its answers count for six hours; that it gives none is told, and never an error.",
            "With --online a question that the registry does not answer is a problem, and the exit code is 1.",
        ];
        Examples =
        [
            new("drydock bases show python:3.11-slim", "With the day on which it moved to another Debian"),
            new("drydock bases show python:3.11-slim --at 2024-05-01 --format json", "What it was on that day"),
            new("drydock bases show node:20.11.1-alpine3.19", "A dead end, and the way off it"),
            new("drydock bases show registry.example/library/python:3.12.4-slim-bookworm --online", "With the tags and the digest that its registry has now"),
        ];
        format.CompletionSources.Add(Formats);
        Add(reference);
        foreach (var option in (ReadOnlySpan<Option>)[at, online, count, format, targetOptions.Platform, targetOptions.InsecureRegistries, targetOptions.Mirrors, hub, database.Path, targetOptions.CacheFolder, targetOptions.Timeout, targetOptions.NoProgress]) Add(option);
    }

    public override async Task<int> RunAsync(Invocation run)
    {
        if (!ImageReference.TryParse(run.Value(reference), out var image, out var problem)) throw new TargetException(problem);
        var day = run.Value(at) ?? SourceDate.Today(run.Session);
        if (run.Value(count) && !run.Value(online)) throw UsageErrors.Because(run, "--count reads images of registries; give --online too");
        var reader = new BaseReader(LifecycleFile.Open(run));
        var status = run.Value(online) ? await TimeLimit.RunAsync(run, run.Value(targetOptions.Timeout), image.Familiar, ct => AskAsync(run, image, day, reader, ct)) : reader.Read(image, day);
        if (day == SourceDate.Today(run.Session))
        {
            using var counter = new BaseCounter(run, targetOptions, database, run.Value(count));
            status = await counter.AddAsync(status);
        }

        if (run.Value(format) == "json") BaseStatusJson.Write(status, run.Printer.Output);
        else run.Printer.Result(BaseStatusText.Of(status));
        foreach (var unknown in status.Problems) run.Printer.Warning(unknown.ToString());
        return status.Problems.IsEmpty ? ExitCodes.Success : ExitCodes.Failure;
    }

    private async Task<BaseStatus> AskAsync(Invocation run, ImageReference image, DateOnly day, BaseReader reader, CancellationToken cancellationToken)
    {
        var settings = RegistrySettings.Of(run, targetOptions);
        using var client = new RegistryClient(settings, StoredCredentials.From(run.Session.Environment, image.Registry), run.Session.Clock, new Random());
        var platform = RegistrySettings.Platform(run, targetOptions);
        var found = await new RegistryLookup(client, platform, reader.Facts.Histories, TagLists.Of(run, targetOptions)).AskAsync(image, day, cancellationToken);
        using var dates = new HubDates(run, hub, targetOptions);
        found = await dates.AddAsync(found, image, cancellationToken);
        return await new PlatformLookup(client, platform).AskAsync(reader.Read(image, day, found), found, own: true, cancellationToken);
    }
}
