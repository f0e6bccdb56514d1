using System.Globalization;
using System.Net;
using Drydock.Assessment.Configuration;

namespace Drydock.Cli.Updating;

/// <summary>A service that runs as production would run it, hardened: a read-only root, no capabilities, no new privileges, the image's own user. It is removed when it is disposed of.</summary>
internal sealed class HardenedContainer : IAsyncDisposable
{
    public const string Words = "read-only, no capabilities, no new privileges";

    private readonly BuildEngine engine;
    private readonly string folder;
    private readonly string name;

    private HardenedContainer(BuildEngine engine, string folder, string name) => (this.engine, this.folder, this.name) = (engine, folder, name);

    /// <summary>Starts an image.</summary>
    /// <param name="publish">A port that is published on the loopback address of this machine, with the engine's default network; null for the network that was asked for.</param>
    /// <returns>The container, or what the engine said.</returns>
    public static async Task<(HardenedContainer? Container, ProgramResult Result)> StartAsync(TimeProvider clock, BuildEngine engine, string folder, string image, ServiceHealthcheck asked, int? publish, CancellationToken cancellationToken)
    {
        var chosen = Leftovers.Container(clock);
        string[] network = publish is { } port ? ["--publish", string.Create(CultureInfo.InvariantCulture, $"127.0.0.1::{port}")] : asked.HasNetwork ? [] : ["--network", "none"];
        var container = new HardenedContainer(engine, folder, chosen);
        try
        {
            var started = await ProgramRun.RunAsync(
                [
                    engine.Path, "run", "--detach", "--name", chosen, "--hostname", chosen, "--read-only", "--cap-drop", "ALL", "--security-opt", "no-new-privileges", "--no-healthcheck",
                    .. asked.Tmpfs.Prepend("/tmp").SelectMany(static t => new[] { "--tmpfs", t }), .. network, image,
                ],
                folder, null, null, cancellationToken);
            if (started.ExitCode == 0) return (container, started);
            await container.DisposeAsync();
            return (null, started);
        }
        catch
        {
            await container.DisposeAsync();
            throw;
        }
    }

    /// <summary>Runs a command in it.</summary>
    public Task<ProgramResult> ExecAsync(IEnumerable<string> command, CancellationToken cancellationToken) => ProgramRun.RunAsync([engine.Path, "exec", name, .. command], folder, null, null, cancellationToken);

    public async Task<bool> IsRunningAsync(CancellationToken cancellationToken) => (await InspectAsync("{{.State.Running}}", cancellationToken)) == "true";

    /// <summary>What it wrote.</summary>
    public Task<ProgramResult> LogsAsync(CancellationToken cancellationToken) => ProgramRun.RunAsync([engine.Path, "logs", name], folder, null, null, cancellationToken);

    /// <summary>Its network, where it can be entered from here; null elsewhere.</summary>
    public async Task<NetworkNamespace?> NetworkAsync(CancellationToken cancellationToken) =>
        int.TryParse(await InspectAsync("{{.State.Pid}}", cancellationToken), NumberStyles.None, CultureInfo.InvariantCulture, out var process) ? await NetworkNamespace.OpenAsync(process, name, cancellationToken) : null;

    /// <summary>Where a published port is on this machine; null when the engine does not say.</summary>
    public async Task<IPEndPoint?> PublishedAsync(int port, CancellationToken cancellationToken)
    {
        var said = await ProgramRun.RunAsync([engine.Path, "port", name, string.Create(CultureInfo.InvariantCulture, $"{port}/tcp")], folder, null, null, cancellationToken);
        return said.ExitCode == 0 && IPEndPoint.TryParse(said.Output.Split('\n')[0].Trim(), out var place) ? place : null;
    }

    public async ValueTask DisposeAsync() => await ProgramRun.RunAsync([engine.Path, "rm", "--force", name], folder, null, null, CancellationToken.None);

    private async Task<string> InspectAsync(string format, CancellationToken cancellationToken) =>
        (await ProgramRun.RunAsync([engine.Path, "inspect", "--format", format, name], folder, null, null, cancellationToken)).Output.Trim();
}
