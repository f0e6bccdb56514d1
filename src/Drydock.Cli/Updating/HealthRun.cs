using System.Collections.Immutable;
using Drydock.Assessment.Updates;
using Drydock.Images;

namespace Drydock.Cli.Updating;

/// <summary>Starts a service as production would, hardened: read-only, without capabilities and new privileges, as the image's own user; and asks its HEALTHCHECK until it is well.</summary>
internal sealed class HealthRun(Invocation run, string folder, BuildEngine engine)
{
    private static readonly TimeSpan DefaultInterval = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Most = TimeSpan.FromMinutes(3);

    /// <summary>Runs one image; null when it has no health check.</summary>
    public async Task<UpdateProof?> RunAsync(string image, ImageManifest manifest, CancellationToken cancellationToken)
    {
        if (manifest.Config.Healthcheck is not { } check || CommandOf(manifest.Config, check) is not { } command) return null;
        if (engine.Name == "buildah") return new UpdateProof("health", true, "not tried: buildah runs no hardened containers; docker and podman do");
        var name = $"drydock-update-{Guid.NewGuid():N}";
        try
        {
            var started = await ProgramRun.RunAsync(
                [engine.Path, "run", "--detach", "--name", name, "--read-only", "--cap-drop", "ALL", "--security-opt", "no-new-privileges", "--tmpfs", "/tmp", "--no-healthcheck", image],
                folder, null, null, cancellationToken);
            return started.ExitCode == 0
                ? await WaitAsync(name, check, command, cancellationToken)
                : new UpdateProof("health", false, $"it did not start in a hardened container: {engine.Name} ended with {started.ExitCode}") { Log = started.Telling };
        }
        finally
        {
            await ProgramRun.RunAsync([engine.Path, "rm", "--force", name], folder, null, null, CancellationToken.None);
        }
    }

    private async Task<UpdateProof> WaitAsync(string name, ImageHealthcheck check, ImmutableArray<string> command, CancellationToken cancellationToken)
    {
        var patience = (check.StartPeriod ?? TimeSpan.Zero) + ((check.Interval ?? DefaultInterval) * (check.Retries ?? 3));
        var end = run.Session.Clock.GetUtcNow() + (patience < Most ? patience : Most);
        while (true)
        {
            var asked = await ProgramRun.RunAsync([engine.Path, "exec", name, .. command], folder, null, null, cancellationToken);
            if (asked.ExitCode == 0) return new UpdateProof("health", true, "well in a hardened container (read-only, no capabilities, no new privileges)");
            var state = await ProgramRun.RunAsync([engine.Path, "inspect", "--format", "{{.State.Running}}", name], folder, null, null, cancellationToken);
            var runs = state.Output.Trim() == "true";
            if (runs && run.Session.Clock.GetUtcNow() < end)
            {
                await Task.Delay(Between, run.Session.Clock, cancellationToken);
                continue;
            }

            var log = await ProgramRun.RunAsync([engine.Path, "logs", name], folder, null, null, cancellationToken);
            return new UpdateProof("health", false, runs ? $"its HEALTHCHECK did not pass within {Durations.InWords(patience < Most ? patience : Most)}" : "it ended in a hardened container (read-only, no capabilities, no new privileges)") { Log = [.. log.Telling, .. runs ? asked.Telling : []] };
        }
    }

    /// <summary>The probe as a command; null for none.</summary>
    private static ImmutableArray<string>? CommandOf(ImageConfig config, ImageHealthcheck check) => check.Test switch
    {
        ["CMD", _, ..] => check.Test[1..],
        ["CMD-SHELL", _, ..] => [.. config.Shell.IsEmpty ? ["/bin/sh", "-c"] : config.Shell, check.Test[1]],
        _ => null,
    };
}
