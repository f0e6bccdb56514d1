using System.Globalization;

namespace Drydock.Cli.Updating;

/// <summary>Names of what an update makes in an engine, and the removal of what killed runs left there. The names tell the time: process ids mean nothing where engines are shared between machines and containers.</summary>
internal static class Leftovers
{
    private const string Prefix = "drydock-update";
    private const string Repository = $"localhost/{Prefix}/";

    /// <summary>No container is waited for so long.</summary>
    private static readonly TimeSpan OldestContainer = TimeSpan.FromHours(1);

    /// <summary>No test runs for so long.</summary>
    private static readonly TimeSpan OldestImage = TimeSpan.FromDays(2);

    /// <summary>A name for a container; it is a host name, too.</summary>
    public static string Container(TimeProvider clock) => $"{Prefix}-{Seconds(clock)}-{Guid.NewGuid():N}";

    /// <summary>A name for an image of its own.</summary>
    /// <param name="what">Lower-case letters, digits and dashes.</param>
    public static string Image(TimeProvider clock, string what) => $"{Repository}{what}:{Seconds(clock)}-{Guid.NewGuid():N}";

    /// <summary>Removes what is older than any run. What cannot be listed or removed is no reason to fail.</summary>
    public static async Task RemoveAsync(Invocation run, BuildEngine engine)
    {
        var now = run.Session.Clock.GetUtcNow();
        if (await engine.RunnerAsync(run) is { } runner)
        {
            foreach (var name in await LinesAsync(run, [runner.Path, "ps", "--all", "--filter", $"name={Prefix}-", "--format", "{{.Names}}"]))
                if (IsOlder(name, $"{Prefix}-", now - OldestContainer)) await RunAsync(run, [runner.Path, "rm", "--force", name]);
        }

        foreach (var name in await LinesAsync(run, [engine.Path, "images", "--format", engine.Name == "buildah" ? "{{.Name}}:{{.Tag}}" : "{{.Repository}}:{{.Tag}}"]))
            if (name.StartsWith(Repository, StringComparison.Ordinal) && IsOlder(name, name[..(name.LastIndexOf(':') + 1)], now - OldestImage)) await RunAsync(run, [.. engine.Remove(name)]);
    }

    /// <summary>Whether a name tells a time before another one; false for a name that tells none.</summary>
    internal static bool IsOlder(string name, string prefix, DateTimeOffset than) =>
        name.StartsWith(prefix, StringComparison.Ordinal) && name[prefix.Length..].Split('-') is [var seconds, _, ..] && seconds.Length <= 11
        && long.TryParse(seconds, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at < than.ToUnixTimeSeconds();

    private static string Seconds(TimeProvider clock) => clock.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);

    private static async Task<string[]> LinesAsync(Invocation run, string[] command) => (await RunAsync(run, command)) is { ExitCode: 0 } listed ? listed.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) : [];

    private static Task<ProgramResult> RunAsync(Invocation run, string[] command) => ProgramRun.RunAsync(command, run.Session.CurrentFolder, null, null, run.Cancellation);
}
