using Drydock.Assessment.State;
using Drydock.Assessment.Updates;
using Drydock.Cli.Fleet;

namespace Drydock.Cli.Updating;

/// <summary>Writes down which services were tried on which bases, and how that went.</summary>
internal sealed class TrialRecorder(Invocation run, FleetSource source, StateFile state)
{
    /// <summary>Records one trial.</summary>
    /// <exception cref="StateException">The state file cannot be written.</exception>
    public async Task RecordAsync(ServiceUpdateReport report)
    {
        var manifest = report.Comparison?.After.Manifest;
        state.RecordTrial(new RecordedTrial(
            report.Service, run.Session.Clock.GetUtcNow(), await CommitAsync(), report.To.Familiar, (manifest?.ManifestDigest ?? report.To.Digest)?.ToString(), manifest?.Platform.ToString(),
            report.Proofs.FirstOrDefault(static p => !p.Passed)?.Name, ToolVersion.Text));
    }

    /// <summary>Null without git, a repository or a commit.</summary>
    private async Task<string?> CommitAsync()
    {
        if (ProgramPath.Find(run.Session, "git") is not { } git) return null;
        var head = await ProgramRun.RunAsync([git, "rev-parse", "--verify", "--quiet", "HEAD"], source.Folder, null, null, run.Cancellation);
        return head.ExitCode == 0 ? head.Output.Trim() : null;
    }
}
