using System.Collections.Immutable;
using System.Globalization;
using Drydock.Assessment.Configuration;
using Drydock.Assessment.Updates;
using Drydock.Images;

namespace Drydock.Cli.Updating;

/// <summary>Starts a service hardened and asks its HEALTHCHECK, then the request that the fleet file names, until each is well.</summary>
/// <param name="builder">What built the image.</param>
internal sealed class HealthRun(Invocation run, string folder, BuildEngine builder)
{
    public const string ProofName = "health";
    private const string HttpName = "http-get";

    private static readonly TimeSpan DefaultInterval = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan DefaultStart = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Most = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan MostAsked = TimeSpan.FromMinutes(10);

    /// <summary>Runs one image; empty when nothing is asked of it.</summary>
    public async Task<ImmutableArray<UpdateProof>> RunAsync(string image, ImageManifest manifest, ServiceHealthcheck asked, CancellationToken cancellationToken)
    {
        var check = manifest.Config.Healthcheck is { } own && CommandOf(manifest.Config, own) is { } command ? (Check: own, Command: command) : ((ImageHealthcheck Check, ImmutableArray<string> Command)?)null;
        if (check is null && asked.Http is null) return [];
        if (await builder.RunnerAsync(run) is not { } engine) return [NotTried(asked, "buildah alone runs no hardened containers; podman beside it does, and docker")];
        var (container, network, failure) = await StartAsync(engine, image, asked, cancellationToken);
        if (container is null) return [failure!];
        await using (container)
        {
            using (network)
            {
                var proofs = ImmutableArray.CreateBuilder<UpdateProof>();
                if (check is { } known) proofs.Add(await HealthcheckAsync(container, known.Check, known.Command, asked, cancellationToken));
                if (proofs is [{ Passed: false }] || asked.Http is not { } http) return proofs.ToImmutable();
                proofs.Add(await HttpAsync(container, network, http, asked, cancellationToken));
                return proofs.ToImmutable();
            }
        }
    }

    /// <summary>Starts it without a network, and enters the one that it has to itself; where that cannot be, with a published port.</summary>
    private async Task<(HardenedContainer? Container, NetworkNamespace? Network, UpdateProof? Failure)> StartAsync(BuildEngine engine, string image, ServiceHealthcheck asked, CancellationToken cancellationToken)
    {
        var (container, result) = await HardenedContainer.StartAsync(run.Session.Clock, engine, folder, image, asked, null, cancellationToken);
        if (container is null) return (null, null, NotStarted(engine, asked, result));
        if (asked.Http is not { } http) return (container, null, null);
        if (await container.NetworkAsync(cancellationToken) is { } network) return (container, network, null);
        // One that has ended already tells why by its log.
        if (!await container.IsRunningAsync(cancellationToken)) return (container, null, null);
        await container.DisposeAsync();
        run.Printer.Detail("the container's network cannot be entered from here; its port is published on the loopback address instead");
        (container, result) = await HardenedContainer.StartAsync(run.Session.Clock, engine, folder, image, asked, http.Port, cancellationToken);
        return (container, null, container is null ? NotStarted(engine, asked, result) : null);
    }

    private async Task<UpdateProof> HealthcheckAsync(HardenedContainer container, ImageHealthcheck check, ImmutableArray<string> command, ServiceHealthcheck asked, CancellationToken cancellationToken)
    {
        var patience = asked.StartPeriod is { } told ? Least(told, MostAsked) : Least((check.StartPeriod ?? TimeSpan.Zero) + ((check.Interval ?? DefaultInterval) * (check.Retries ?? 3)), Most);
        var answer = new ProgramResult(0, "", "", []);
        var well = await WaitAsync(container, patience, async () => (answer = await container.ExecAsync(command, cancellationToken)).ExitCode == 0, static () => true, cancellationToken);
        return well
            ? new UpdateProof(ProofName, true, $"well in a hardened container ({HardenedContainer.Words})")
            : await FailureAsync(container, ProofName, $"its HEALTHCHECK did not pass within {Durations.InWords(patience)}", answer.Telling, cancellationToken);
    }

    private async Task<UpdateProof> HttpAsync(HardenedContainer container, NetworkNamespace? network, HttpGet http, ServiceHealthcheck asked, CancellationToken cancellationToken)
    {
        var (patience, what) = (Least(asked.StartPeriod ?? DefaultStart, MostAsked), HttpProbe.Describe(http));
        var published = network is null ? await container.PublishedAsync(http.Port, cancellationToken) : null;
        if (network is null && published is null) return await FailureAsync(container, HttpName, $"{what} could not be asked: the engine does not say where the port is published", [], cancellationToken);
        var probe = new HttpProbe(http, network, published);
        var (status, wrong, mayChange) = ((int?)null, (string?)null, true);
        var well = await WaitAsync(container, patience, async () =>
        {
            (status, wrong, mayChange) = await probe.AskAsync(cancellationToken);
            return status is { } known && http.IsWell(known);
        }, () => mayChange, cancellationToken);
        if (well) return new UpdateProof(HttpName, true, string.Create(CultureInfo.InvariantCulture, $"{what} answered {status} in a hardened container ({HardenedContainer.Words}{(network is null || asked.HasNetwork ? "" : ", no network")})"));
        var told = wrong ?? string.Create(CultureInfo.InvariantCulture, $"it answered {status}{(http.Status is { } other ? $" instead of {other}" : "")}");
        return await FailureAsync(container, HttpName, mayChange ? $"{what} was not well within {Durations.InWords(patience)}: {told}" : $"{what}: {told}", [], cancellationToken);
    }

    /// <summary>Asks until it is well, has ended, or the time is over.</summary>
    private async Task<bool> WaitAsync(HardenedContainer container, TimeSpan patience, Func<Task<bool>> ask, Func<bool> mayChange, CancellationToken cancellationToken)
    {
        var end = run.Session.Clock.GetUtcNow() + patience;
        while (true)
        {
            if (await ask()) return true;
            if (!mayChange() || run.Session.Clock.GetUtcNow() >= end || !await container.IsRunningAsync(cancellationToken)) return false;
            await Task.Delay(Between, run.Session.Clock, cancellationToken);
        }
    }

    private static async Task<UpdateProof> FailureAsync(HardenedContainer container, string name, string wrong, ImmutableArray<string> answer, CancellationToken cancellationToken)
    {
        var runs = await container.IsRunningAsync(cancellationToken);
        var log = await container.LogsAsync(cancellationToken);
        var text = runs ? wrong : $"it ended in a hardened container ({HardenedContainer.Words})";
        if (ReadOnlyNeed.In($"{log.Output}\n{log.Error}".Split('\n')) is { } path) text += $"; it wants to write to {path}, which is read-only there: let it write below /tmp, or name a folder as tmpfs: of its healthcheck:";
        return new UpdateProof(name, false, text) { Log = [.. log.Telling, .. runs ? answer : []] };
    }

    /// <summary>Exit code 125 is the engine's own: nothing is known of the service then. What the fleet file asks for must be tried; the image's HEALTHCHECK is, where it can be.</summary>
    private UpdateProof NotStarted(BuildEngine engine, ServiceHealthcheck asked, ProgramResult result)
    {
        if (result.ExitCode == 125 && builder.Name == "buildah") return NotTried(asked, $"{engine.Name} beside buildah starts no container here ({(result.Telling is [.., var last] ? last : "exit code 125")})");
        return new UpdateProof(asked.Http is null ? ProofName : HttpName, false, $"it did not start in a hardened container: {engine.Name} ended with {result.ExitCode}") { Log = result.Telling };
    }

    private static UpdateProof NotTried(ServiceHealthcheck asked, string why) => asked.Http is null
        ? new UpdateProof(ProofName, true, $"not tried: {why}")
        : new UpdateProof(HttpName, false, $"{HttpProbe.Describe(asked.Http)} could not be tried: {why}");

    private static TimeSpan Least(TimeSpan a, TimeSpan b) => a < b ? a : b;

    /// <summary>The probe as a command; null for none.</summary>
    private static ImmutableArray<string>? CommandOf(ImageConfig config, ImageHealthcheck check) => check.Test switch
    {
        ["CMD", _, ..] => check.Test[1..],
        ["CMD-SHELL", _, ..] => [.. config.Shell.IsEmpty ? ["/bin/sh", "-c"] : config.Shell, check.Test[1]],
        _ => null,
    };
}
