using System.Collections.Immutable;
using Drydock.Assessment.State;
using Drydock.Assessment.Updates;
using Drydock.Bases.Comparison;
using Drydock.Cli.Fleet;
using Drydock.Images;

namespace Drydock.Cli.Updating;

/// <summary>Writes down which services were tried on which bases, and how that went.</summary>
internal sealed class TrialRecorder(Invocation run, FleetSource source, StateFile state)
{
    private const int MostChanges = 200;

    /// <summary>Records one trial.</summary>
    /// <param name="content">What the base was when it was tried.</param>
    /// <exception cref="StateException">The state file cannot be written.</exception>
    public async Task RecordAsync(PlannedUpdate plan, BaseContent content, ServiceUpdateReport report)
    {
        var manifest = report.Comparison?.After.Manifest;
        state.RecordTrial(new RecordedTrial(
            report.Service, SourceDate.Of(run.Session) ?? run.Session.Clock.GetUtcNow(), await new SourceState(run, source).OfAsync(plan.Service), plan.TriedName,
            (content.Digest ?? manifest?.ManifestDigest ?? report.To.Digest)?.ToString(), (content.Platform ?? manifest?.Platform)?.ToString(),
            report.Proofs.FirstOrDefault(static p => !p.Passed)?.Name, ToolVersion.Text)
        {
            From = report.From.Familiar,
            Step = plan.Choice.Rung is { } rung ? UpdateChoice.WordOf(rung) : null,
            Proofs = [.. report.Proofs.Select(static p => new TrialProof(p.Name, p.Passed, p.Text, p.Log.IsEmpty ? null : TellingLines.Best(p.Log)))],
            Changes = report.Comparison is { } comparison ? ChangesOf(comparison) : null,
        });

        // A build is a look at the base, too: later ones are compared with what was built on.
        if (report.Passed && (content.Digest ?? manifest?.ManifestDigest) is { } built)
            state.RecordBases([new SeenBase(report.Service, SourceDate.Of(run.Session) ?? run.Session.Clock.GetUtcNow(), plan.TriedName, built, built, [built], (content.Platform ?? manifest?.Platform)?.ToString())]);
    }

    /// <summary>A rebuild with the content that its tag had when somebody last looked and saw another one than now.</summary>
    public PlannedUpdate WithEarlier(PlannedUpdate plan, BaseContent content)
    {
        if (plan.ChangesFile || content.Digest is not { } now) return plan;
        var last = state.Bases(plan.Service.Name).LastOrDefault(b => b.Reference == plan.TriedName && b.Platform == content.Platform?.ToString() && b.Digest != now.ToString());
        return last is not null && Digest.TryParse(last.Digest, out var digest) ? plan with { Earlier = plan.From.With(null, digest) } : plan;
    }

    private static TrialChanges ChangesOf(ImageComparison comparison) => new(
        Texts(comparison, ChangeLevel.Breaking), Texts(comparison, ChangeLevel.Likely), comparison.Findings?.Fixed.Length, comparison.Findings?.New.Length);

    private static ImmutableArray<string> Texts(ImageComparison comparison, ChangeLevel level) =>
        [.. comparison.Changes.Where(c => c.Level == level).Take(MostChanges).Select(static c => c.Line is { } line ? $"line {line}: {c.Text}" : c.Text)];
}
