using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.CommandLine;
using Drydock.Assessment.Configuration;
using Drydock.Assessment.FleetBases;
using Drydock.Assessment.FleetReports;
using Drydock.Assessment.State;
using Drydock.Bases;
using Drydock.Bases.Status;
using Drydock.Cli.Database;
using Drydock.Cli.Scanning;
using Drydock.Images;
using Drydock.Images.References;
using Drydock.Images.Registry;
using Drydock.Images.Registry.Credentials;

namespace Drydock.Cli.Fleet;

/// <summary>Gathers where the bases of services stand: Dockerfiles, built-in facts, the state file and, when asked to, the registries.</summary>
internal sealed class BasesCollector(Invocation run, FleetSource source, FleetOptions options, TargetOptions targetOptions)
{
    private const int AtOnce = 4;

    /// <summary>Ask the registries.</summary>
    public bool Online { get; init; }

    /// <summary>Count packages and findings of the bases and of their steps.</summary>
    public bool Count { get; init; }

    /// <summary>The advisories that findings are counted with.</summary>
    public DatabaseOptions Database { get; init; } = new();

    /// <summary>Where to ask when tags were pushed.</summary>
    public Option<string?> Hub { get; init; } = HubDates.AddressOption();

    /// <summary>Record what they say.</summary>
    public bool Record { get; init; }

    /// <summary>The day that is spoken of.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>Whether that is today: the state's findings are those of today.</summary>
    public bool IsToday { get; init; }

    /// <summary>What is known without asking.</summary>
    public LifecycleFacts Facts { get; } = LifecycleFile.Open(run);

    /// <summary>For ages and records.</summary>
    public DateTimeOffset Now { get; } = SourceDate.Of(run.Session) ?? run.Session.Clock.GetUtcNow();

    /// <summary>The bases of services, in order. What cannot be read or asked is a problem of its service.</summary>
    /// <exception cref="StateException">The state file cannot be read or written.</exception>
    public async Task<ImmutableArray<FleetBase>> CollectAsync(ImmutableArray<FleetService> services)
    {
        var path = source.StatePath(run, options);
        using var state = Online && Record ? StateFile.OpenOrCreate(path) : File.Exists(path) ? StateFile.OpenExisting(path) : null;
        var by = IsToday ? Now : new DateTimeOffset(Day.ToDateTime(TimeOnly.MaxValue), TimeSpan.Zero);
        var recorded = (state?.Bases() ?? []).Where(b => b.At <= by || IsToday).ToLookup(static b => b.Service);
        var scans = (state?.LastScans(DateTimeOffset.MaxValue) ?? []).ToLookup(static s => s.Service);
        var findings = (state is null || !IsToday ? [] : FindingRecord.Of(state.Findings(), source.File, Now)).ToLookup(static f => f.Finding.Key.Service);
        var written = new List<(FleetService Service, ServiceBase? Base, Problem? Problem)>();
        foreach (var service in services) written.Add(await WrittenAsync(service));
        var found = Online ? await AskAsync(written.Select(static w => w.Base?.Reference).OfType<string>(), [.. recorded.SelectMany(static r => r)]) : [];
        ImmutableArray<FleetBase> bases = [.. written.Select(w => Of(w.Service, w.Base, w.Problem, [.. recorded[w.Service.Name]], w.Base?.Reference is { } name ? found.GetValueOrDefault(name) : null) with
        {
            Findings = !IsToday ? BaseFindings.OtherDay : w.Base?.Reference is { } reference ? BaseFindings.Of(reference, [.. scans[w.Service.Name]], findings[w.Service.Name]) : BaseFindings.None,
        })];
        bases = await StepsAsync(bases, found);
        if (Online && Record) state!.RecordBases(bases.Select(b => Seen(b, b.Reference is { } name ? found.GetValueOrDefault(name) : null)).OfType<SeenBase>());
        return bases;
    }

    /// <summary>Adds what is known of the steps: whether they are there for the platform, and what was counted in them.</summary>
    private async Task<ImmutableArray<FleetBase>> StepsAsync(ImmutableArray<FleetBase> bases, ConcurrentDictionary<string, BaseLookup> found)
    {
        using var client = new RegistryClient(RegistrySettings.Of(run, targetOptions), StoredCredentials.From(run.Session.Environment, null), run.Session.Clock, new Random());
        using var counter = new BaseCounter(run, targetOptions, Database, Count);
        var platforms = new PlatformLookup(client, RegistrySettings.Platform(run, targetOptions));
        var steps = ImmutableArray.CreateBuilder<FleetBase>(bases.Length);
        foreach (var service in bases)
        {
            if (service.Status is not { } status)
            {
                steps.Add(service);
                continue;
            }

            var lookup = found.Values.Count == 0 ? null : found.FirstOrDefault(f => ImageReference.TryParse(f.Key, out var asked, out _) && asked.Familiar == service.Reference).Value;
            status = await platforms.AskAsync(status, lookup, Count, run.Cancellation);
            if (IsToday) status = await counter.AddAsync(status);
            steps.Add(service with { Status = status, Problems = status.Problems });
        }

        return steps.MoveToImmutable();
    }

    private async Task<(FleetService, ServiceBase?, Problem?)> WrittenAsync(FleetService service)
    {
        try
        {
            return (service, await new ServiceParts(run, source).FindBaseAsync(service), null);
        }
        catch (ProblemException error)
        {
            return (service, null, error.Problem);
        }
    }

    private FleetBase Of(FleetService service, ServiceBase? found, Problem? problem, ImmutableArray<RecordedBase> recorded, BaseLookup? lookup)
    {
        var shown = new FleetBase
        {
            Service = service.Name,
            Owner = service.Owner,
            Reference = found?.Reference,
            Place = found is { Reference: null, IsScratch: false } ? null : found?.Place,
            HasDockerfile = service.Dockerfile is not null,
            IsScratch = found?.IsScratch == true,
            Policy = source.PolicyOf(service),
            Problems = problem is null ? [] : [problem],
        };
        if (problem is not null || shown.IsScratch) return shown;
        if (found?.Reference is not { } text) return shown with { Problems = [Unsaid(service)] };
        if (!ImageReference.TryParse(text, out var reference, out var wrong)) return shown with { Problems = [wrong] };
        var status = new BaseReader(Facts).Read(reference, Day, lookup);
        return shown with { Reference = reference.Familiar, Status = status, Drift = BaseDrift.Of(reference, recorded, lookup), Problems = status.Problems };
    }

    private Problem Unsaid(FleetService service) => service.Dockerfile is { } dockerfile
        ? new("finding the base of", service.Name, $"{dockerfile} does not say it without build arguments", $"give them under args: of the service in {source.File.Path}, or name the base as base:")
        : new("finding the base of", service.Name, "no Dockerfile says it", $"name it as base: of the service in {source.File.Path}");

    private SeenBase? Seen(FleetBase service, BaseLookup? lookup) => lookup is { Digest: { } listed, ManifestDigest: { } manifest } && service.Reference is { } reference
        ? new SeenBase(service.Service, Now, reference, manifest, listed, lookup.Names, RegistrySettings.Platform(run, targetOptions).ToString())
        : null;

    /// <summary>Asks about every reference once.</summary>
    private async Task<ConcurrentDictionary<string, BaseLookup>> AskAsync(IEnumerable<string> references, IReadOnlyList<RecordedBase> recorded)
    {
        var found = new ConcurrentDictionary<string, BaseLookup>(StringComparer.Ordinal);
        using var client = new RegistryClient(RegistrySettings.Of(run, targetOptions), StoredCredentials.From(run.Session.Environment, null), run.Session.Clock, new Random());
        var platform = RegistrySettings.Platform(run, targetOptions);
        using var dates = new HubDates(run, Hub, targetOptions);
        var lookup = new RegistryLookup(client, platform, Facts.Histories, TagLists.Of(run, targetOptions));
        await Parallel.ForEachAsync(references.Distinct(StringComparer.Ordinal), new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = run.Cancellation }, async (text, ct) =>
        {
            if (!ImageReference.TryParse(text, out var reference, out _)) return;
            var last = recorded.LastOrDefault(r => r.Reference == reference.Familiar && r.Platform == platform.ToString() && r.Listed is not null);
            (Digest, Digest)? listed = last is not null && Digest.TryParse(last.Listed, out var tag) && Digest.TryParse(last.Digest, out var manifest) ? (tag, manifest) : null;
            found[text] = await dates.AddAsync(await AskAsync(lookup, reference, listed, ct), reference, ct);
            run.Printer.Step($"asked about {reference.Familiar}");
        });
        return found;
    }

    /// <summary>A registry that takes longer than --timeout has not answered: what it would have said is unknown, and the others still count.</summary>
    private async Task<BaseLookup> AskAsync(RegistryLookup lookup, ImageReference reference, (Digest, Digest)? listed, CancellationToken cancellationToken)
    {
        try
        {
            return await TimeLimit.RunAsync(run, run.Value(targetOptions.Timeout), reference.Familiar, async limit =>
            {
                using var either = CancellationTokenSource.CreateLinkedTokenSource(limit, cancellationToken);
                return await lookup.AskAsync(reference, Day, listed, either.Token);
            });
        }
        catch (TimeLimitException error)
        {
            return new BaseLookup(null, null, [error.Problem]);
        }
    }
}
