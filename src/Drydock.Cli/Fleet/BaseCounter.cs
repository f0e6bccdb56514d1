using System.Collections.Immutable;
using Drydock.Advisories;
using Drydock.Assessment;
using Drydock.Bases.Ladder;
using Drydock.Bases.Status;
using Drydock.Cli.Database;
using Drydock.Cli.Scanning;
using Drydock.Images;
using Drydock.Images.References;

namespace Drydock.Cli.Fleet;

/// <summary>Counts the packages and findings of a base and of its steps, each image read from its registry as "scan" reads it, through the same cache of layers.</summary>
/// <param name="count">Read images; else only what was counted before is shown.</param>
internal sealed class BaseCounter(Invocation run, TargetOptions targets, DatabaseOptions database, bool count) : IDisposable
{
    private readonly CountCache cache = new(run, targets);
    private readonly Platform platform = RegistrySettings.Platform(run, targets);
    private readonly DateTimeOffset now = SourceDate.Of(run.Session) ?? run.Session.Clock.GetUtcNow();
    private readonly Dictionary<string, (ContentCount Count, Problem? Problem)> counted = new(StringComparer.Ordinal);
    private readonly Lazy<TargetReader> reader = new(() => new TargetReader(run, targets, null));
    private readonly Lazy<OpenedDatabase> advisories = new(() => OpenedDatabase.Open(run, database));

    /// <summary>Adds the numbers; what could not be read is unknown, and a problem.</summary>
    public async Task<BaseStatus> AddAsync(BaseStatus status)
    {
        var problems = ImmutableArray.CreateBuilder<Problem>();
        var own = await OfAsync(status.Reference, status.CurrentDigest, problems);
        var ladder = ImmutableArray.CreateBuilder<Rung>();
        foreach (var rung in status.Ladder)
        {
            // Pulling again gives what the tag points to now, which is counted as such.
            var image = rung.Kind == Bases.Tags.UpdateKind.Rebuild ? null : rung.Reference;
            ladder.Add(image is not null && ImageReference.TryParse(image, out var reference, out _) ? rung with { Count = await OfAsync(reference, null, problems) } : rung);
        }

        return status with { Count = own, Ladder = ladder.ToImmutable(), Problems = [.. status.Problems, .. problems] };
    }

    public void Dispose()
    {
        if (reader.IsValueCreated) reader.Value.Dispose();
        if (advisories.IsValueCreated) advisories.Value.Dispose();
    }

    /// <param name="digest">What the tag points to now: a count of other content is left out. Null when it is not known.</param>
    private async Task<ContentCount?> OfAsync(ImageReference reference, Digest? digest, ImmutableArray<Problem>.Builder problems)
    {
        var name = reference.Familiar;
        if (!count) return cache.Find(name, platform, now);
        if (!counted.TryGetValue(name, out var found))
        {
            counted.Add(name, found = await ReadAsync(digest is null ? reference : reference.With(reference.Tag, digest)));
            cache.Keep(name, platform, found.Count);
        }

        if (found.Problem is { } problem && !problems.Contains(problem)) problems.Add(problem);
        return found.Count;
    }

    private async Task<(ContentCount, Problem?)> ReadAsync(ImageReference reference)
    {
        try
        {
            var target = TargetReader.Parse($"registry:{reference.Familiar}");
            var scanner = new Scanner(run, reader.Value, advisories.Value.Store, AssessOptions.Default);
            var report = await TimeLimit.RunAsync(run, run.Value(targets.Timeout), reference.Familiar, ct => scanner.ScanAsync(target, ct));
            run.Printer.Step($"counted {reference.Familiar}");
            return (Of(report), null);
        }
        catch (ProblemException error)
        {
            return (ContentCount.Unread(now, error.Problem.Wrong), error.Problem);
        }
    }

    private ContentCount Of(ScanReport report)
    {
        var digest = report.Target.ManifestDigest?.ToString();
        if (report.Status == ScanStatus.Unknown)
            return new ContentCount("unknown", report.Packages.Length, null, now, report.Problems is [var first, ..] ? first.Wrong : "it could not be judged") { Digest = digest };
        var sums = SeverityCounts.Of(report.Findings.Where(static f => f.Suppressed is null));
        var findings = Enum.GetValues<Severity>().ToImmutableSortedDictionary(static s => s, sums.Of);
        var sample = report.Database.Kind == "sample";
        var why = sample ? "by the bundled sample" : report.Status == ScanStatus.Partial ? $"a partial scan: {report.Problems[0].Wrong}" : null;
        return new ContentCount(why is null ? "complete" : "partial", report.Packages.Length, findings, now, why) { Digest = digest };
    }
}
