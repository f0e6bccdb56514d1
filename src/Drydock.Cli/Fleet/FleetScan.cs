using System.Collections.Immutable;
using Drydock.Advisories;
using Drydock.Assessment;
using Drydock.Assessment.Configuration;
using Drydock.Assessment.Policy;
using Drydock.Assessment.Reports;
using Drydock.Assessment.State;
using Drydock.Assessment.Waivers;
using Drydock.Cli.Database;
using Drydock.Cli.Scanning;
using Drydock.Images;

namespace Drydock.Cli.Fleet;

/// <summary>Scans services of a fleet under their policies and records what was seen.</summary>
/// <param name="options">What was asked for; the accepted findings come from the fleet file.</param>
/// <param name="state">Null when nothing is to be recorded.</param>
/// <param name="keepJson">Keep the reports of all parts.</param>
internal sealed class FleetScan(Invocation run, FleetSource source, TargetReader reader, OpenedDatabase database, AssessOptions options, StateFile? state, bool keepJson)
{
    private readonly DateOnly today = SourceDate.Today(run.Session);
    private readonly HashSet<Waiver> expired = [];

    /// <summary>Look at images and bases too, not only at sources.</summary>
    public bool Images { get; init; } = true;

    /// <summary>The gate in place of the policies' own; null for theirs.</summary>
    public FailOn? FailOn { get; init; }

    /// <summary>The time that is recorded; the clock's by default.</summary>
    public DateTimeOffset Now { get; init; } = run.Session.Clock.GetUtcNow();

    /// <summary>Scans services in order; a part that cannot be read fails alone.</summary>
    /// <param name="targets">What to look at; null for everything that the fleet file and the Dockerfiles name.</param>
    /// <exception cref="StateException">What was seen cannot be recorded.</exception>
    public async Task<IReadOnlyList<ServiceResult>> ScanAsync(IReadOnlyList<FleetService> services, IReadOnlyList<(string Part, string Target)>? targets, CancellationToken cancellationToken)
    {
        var results = new List<ServiceResult>();
        foreach (var service in services)
        {
            cancellationToken.ThrowIfCancellationRequested();
            run.Printer.Step($"service {results.Count + 1} of {services.Count}: {service.Name}");
            results.Add(await ScanAsync(service, targets, cancellationToken));
        }

        foreach (var waiver in expired.OrderBy(static w => w.Line))
            run.Printer.Warning($"{source.File.Path}:{waiver.Line}: the waiver of {waiver.Id} ended on {waiver.Expires:yyyy-MM-dd} and no longer counts; waive it again, or mend it");
        return results;
    }

    private async Task<ServiceResult> ScanAsync(FleetService service, IReadOnlyList<(string Part, string Target)>? targets, CancellationToken cancellationToken)
    {
        var policy = source.PolicyOf(service);
        var assess = AssessOf(service.Name, policy);
        var parts = ImmutableArray.CreateBuilder<PartResult>();
        try
        {
            foreach (var (part, target) in (targets ?? await new ServiceParts(run, source).OfAsync(service)).Where(t => Images || t.Part == ServiceParts.Sources))
                parts.Add(await ScanPartAsync(service, part, target, assess, cancellationToken));
        }
        catch (ProblemException error)
        {
            parts.Add(Failed(service, ServiceParts.Sources, service.Dockerfile ?? service.Name, error.Problem));
        }

        return new ServiceResult(service.Name, parts.ToImmutable(), state?.Record(ScanOf(service, parts), source.File.Waivers, policy.Response));
    }

    private AssessOptions AssessOf(string service, EffectivePolicy policy) => options with
    {
        Gate = options.Gate with { FailOn = FailOn ?? policy.FailOn },
        Accepted = match => Accepted(service, match),
    };

    private Suppression? Accepted(string service, AdvisoryMatch match)
    {
        var package = match.Package.Source?.Name ?? match.Package.Name;
        string[] ids = [match.Id, .. match.Aliases];
        if (WaiverRules.Find(source.File.Waivers, service, package, ids, today) is { } waiver) return WaiverRules.Suppression(waiver);
        if (WaiverRules.FindExpired(source.File.Waivers, service, package, ids, today) is { } ended) expired.Add(ended);
        return null;
    }

    private async Task<PartResult> ScanPartAsync(FleetService service, string part, string target, AssessOptions assess, CancellationToken cancellationToken)
    {
        try
        {
            var parsed = part == ServiceParts.Sources ? new ImageTarget(TargetKind.Directory, target, Shown(target)) : TargetReader.Parse(target);
            var report = await new Scanner(run, reader, database.Store, assess).ScanAsync(parsed, cancellationToken);
            return new PartResult(ServiceScan.PartOf(part, report), ScanSummary.Of(report) with { Reference = Row(service, part, report.Target.Reference) }, keepJson ? Json(report) : null);
        }
        catch (ProblemException error)
        {
            return Failed(service, part, target, error.Problem);
        }
    }

    private PartResult Failed(FleetService service, string part, string target, Problem problem) =>
        new(ServiceScan.Failed(part, part == ServiceParts.Sources ? Shown(target) : target, problem, database.Store.Info), ScanSummary.Failed(Row(service, part, Shown(target)), problem), null);

    private ServiceScan ScanOf(FleetService service, IEnumerable<PartResult> parts)
    {
        var recorded = parts.Select(static p => p.Recorded).ToImmutableArray();
        // The digest of a config says nothing beside that of a manifest: it would look as if the base had moved.
        var found = recorded.FirstOrDefault(static p => p.Name == ServiceParts.Base && p.ManifestDigest is not null);
        return new ServiceScan
        {
            Service = service.Name,
            At = Now,
            ToolVersion = ToolVersion.Text,
            Parts = recorded,
            Base = found is { ManifestDigest: { } digest } ? (found.Target, digest, found.Platform?.ToString()) : null,
        };
    }

    private string Shown(string path) => Path.IsPathFullyQualified(path) && Path.GetRelativePath(run.Session.CurrentFolder, path) is var relative && !relative.StartsWith("..", StringComparison.Ordinal) ? relative.Replace('\\', '/') : path;

    private static string Row(FleetService service, string part, string target) => $"{service.Name} {part} {target}";

    private static ReadOnlyMemory<byte> Json(ScanReport report)
    {
        using var buffer = new MemoryStream();
        new JsonReport().Write(report, new ReportOptions(), buffer);
        return buffer.ToArray();
    }
}
