using Drydock.Advisories;
using Drydock.Assessment;
using Drydock.Images;

namespace Drydock.Cli.Scanning;

/// <summary>Reads a target, asks the advisories and decides.</summary>
internal sealed class Scanner(Invocation run, TargetReader reader, IAdvisoryStore store, AssessOptions options)
{
    /// <summary>Scans one target.</summary>
    /// <exception cref="ProblemException">It cannot be opened, or is damaged beyond reading.</exception>
    public async Task<ScanReport> ScanAsync(ImageTarget target, CancellationToken cancellationToken)
    {
        var subject = await reader.ReadAsync(target, cancellationToken);
        var support = subject.Inventory.Os is { } os ? SupportDates.Find(store, os)?.PhaseOn(SourceDate.Today(run.Session)) : null;
        var matches = Matcher.Match(subject.Inventory, store, cancellationToken);
        run.Printer.Step($"{matches.Matches.Length} advisories match");
        return Assess.Build(subject with { Support = support }, matches, store.Info, options);
    }
}
