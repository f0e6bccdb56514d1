using System.Collections.Immutable;
using Drydock.Advisories;
using Drydock.Assessment.Configuration;
using Drydock.Assessment.Review;
using Drydock.Assessment.State;
using Drydock.Bases;
using Drydock.Bases.Calendar;
using Drydock.Bases.Status;
using Drydock.Cli.Database;
using Drydock.Cli.Gpu;
using Drydock.Images;
using Drydock.Images.References;

namespace Drydock.Cli.Fleet;

/// <summary>Gathers what a review needs: the state's findings and scans, the Dockerfiles' bases and what the built-in facts say of them. Asks nobody else.</summary>
internal sealed class ReviewCollector(Invocation run, FleetSource source, StateFile state, IAdvisoryStore store)
{
    /// <summary>Where bases stand as their registries just said, by service; the built-in facts count for the others.</summary>
    public IReadOnlyDictionary<string, BaseStatus> Asked { get; init; } = new Dictionary<string, BaseStatus>(StringComparer.Ordinal);

    /// <summary>The facts of a month.</summary>
    public async Task<ReviewFacts> CollectAsync(ReviewMonth month, DateTimeOffset now)
    {
        var facts = new ReviewFacts(source.File, month, now, ToolVersion.Text, store.Info, []);
        var lifecycle = new LifecycleFacts(new SupportCalendar(store), LifecycleFile.OpenHistories(run));
        var scans = state.LastScans(facts.AsOf).ToLookup(static s => s.Service);
        var findings = state.Findings().ToLookup(static f => f.Key.Service);
        var digests = state.Bases().ToLookup(static b => b.Service);
        var trials = state.Trials().ToLookup(static t => t.Service);
        var steps = state.Steps().ToLookup(static s => s.Service);
        var services = ImmutableArray.CreateBuilder<ServiceFacts>();
        var gpu = new FleetGpu(run, source);
        foreach (var service in source.File.Services)
        {
            var (reference, problem) = await BaseAsync(service);
            var status = Asked.GetValueOrDefault(service.Name) is { } asked && asked.Reference.Familiar == reference ? asked : reference is not null && ImageReference.TryParse(reference, out var parsed, out _) ? new BaseReader(lifecycle).Read(parsed, facts.Day) : null;
            services.Add(new ServiceFacts(
                service, reference, status, [.. findings[service.Name]], [.. scans[service.Name]], [.. digests[service.Name]],
                [.. new[] { problem }.OfType<string>(), .. (status?.Problems ?? []).Select(static p => p.ToString())])
            {
                Steps = [.. steps[service.Name]],
                Trials = [.. trials[service.Name]],
                Gpu = await gpu.OfAsync(service),
            });
        }

        return facts with { Services = services.ToImmutable() };
    }

    private async Task<(string? Reference, string? Problem)> BaseAsync(FleetService service)
    {
        try
        {
            return (await new ServiceParts(run, source).BaseOfAsync(service), null);
        }
        catch (ProblemException error)
        {
            return (service.Base, error.Problem.ToString());
        }
    }
}
