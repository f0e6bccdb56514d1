namespace Drydock.EndToEnd.Tools;

/// <summary>The built program with cache, data and settings of its own: the published binary that DRYDOCK_BIN names, else the build.</summary>
internal sealed class DrydockProgram : IDisposable
{
    private readonly TemporaryFolder home = new();

    private static string? Published => System.Environment.GetEnvironmentVariable("DRYDOCK_BIN");

    /// <summary>True when it is the published binary.</summary>
    public static bool IsPublished => Published is { Length: > 0 };

    /// <summary>Where the layer cache is.</summary>
    public string CacheHome => home.File("cache");

    /// <summary>Where the advisory database is.</summary>
    public string DataHome => home.File("data");

    /// <summary>Runs it to its end.</summary>
    /// <param name="environment">Added to the environment; may be null.</param>
    /// <param name="arguments">As on the command line.</param>
    /// <param name="cancellationToken">Kills it.</param>
    public Task<CommandResult> RunAsync(
        IReadOnlyDictionary<string, string>? environment, IReadOnlyList<string> arguments, CancellationToken cancellationToken) =>
        Command.RunAsync([.. Program(), .. arguments], Environment(environment), cancellationToken);

    /// <summary>Runs it to its end through a line of shell, which gets the program and its arguments as its own.</summary>
    public Task<CommandResult> RunInAsync(string shell, IReadOnlyList<string> arguments, CancellationToken cancellationToken) =>
        Command.RunAsync(["sh", "-c", shell, "sh", .. Program(), .. arguments], Environment(null), cancellationToken);

    /// <summary>Starts it and kills it (SIGKILL) when it has not ended after a time.</summary>
    /// <returns>True when it was killed.</returns>
    public async Task<bool> KillAfterAsync(TimeSpan time, IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        using var process = Command.Start([.. Program(), .. arguments], Environment(null));
        var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
        var error = process.StandardError.ReadToEndAsync(cancellationToken);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(time);
        var killed = false;
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            killed = true;
            process.Kill();
            await process.WaitForExitAsync(cancellationToken);
        }

        await Task.WhenAll(output, error);
        return killed;
    }

    /// <summary>Starts it and kills it (SIGKILL), but not what it started, when something has happened; fails the test when it ends before that.</summary>
    public async Task KillOnceAsync(Func<bool> happened, IReadOnlyDictionary<string, string>? environment, IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        using var process = Command.Start([.. Program(), .. arguments], Environment(environment));
        var output = process.StandardOutput.BaseStream.CopyToAsync(Stream.Null, cancellationToken);
        var error = process.StandardError.ReadToEndAsync(cancellationToken);
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (!happened() && !process.HasExited) await timer.WaitForNextTickAsync(cancellationToken);
        Assert.False(process.HasExited, process.HasExited ? await error : "");
        process.Kill();
        await process.WaitForExitAsync(cancellationToken);
        // What it started holds the other ends of its pipes for as long as it runs.
        _ = Task.WhenAll(output, error);
    }

    /// <summary>Runs it to its end and tells the most memory it held at once (VmHWM).</summary>
    /// <param name="arguments">As on the command line.</param>
    /// <param name="cancellationToken">Kills it.</param>
    public async Task<(CommandResult Result, long PeakBytes)> MeasureAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        using var process = Command.Start([.. Program(), .. arguments], Environment(null));
        var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
        var error = process.StandardError.ReadToEndAsync(cancellationToken);
        long peak = 0;
        var end = process.WaitForExitAsync(cancellationToken);
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (!end.IsCompleted)
        {
            peak = Math.Max(peak, HighWater(process.Id));
            await Task.WhenAny(end, timer.WaitForNextTickAsync(cancellationToken).AsTask());
        }

        await end;
        return (new CommandResult(process.ExitCode, await output, await error), peak);
    }

    public void Dispose() => home.Dispose();

    /// <summary>The high-water mark only grows: the last reading before the end misses what a process takes in its last milliseconds, and nothing else.</summary>
    private static long HighWater(int id)
    {
        try
        {
            var line = File.ReadLines($"/proc/{id}/status").FirstOrDefault(static l => l.StartsWith("VmHWM:", StringComparison.Ordinal));
            return line is null ? 0 : long.Parse(new string([.. line.Where(char.IsAsciiDigit)]), System.Globalization.CultureInfo.InvariantCulture) * 1024;
        }
        catch (IOException)
        {
            return 0;
        }
    }

    private static string[] Program()
    {
        if (Published is { Length: > 0 } binary) return [binary];
        // Its own output, not the copy beside the tests: that one lacks what their web framework brings along.
        var output = AppContext.BaseDirectory.Replace($"{Path.DirectorySeparatorChar}Drydock.EndToEnd{Path.DirectorySeparatorChar}", $"{Path.DirectorySeparatorChar}Drydock.Cli{Path.DirectorySeparatorChar}", StringComparison.Ordinal);
        return ["dotnet", Path.Combine(output, "drydock.dll")];
    }

    private Dictionary<string, string> Environment(IReadOnlyDictionary<string, string>? more)
    {
        var all = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["HOME"] = home.Path,
            ["XDG_CACHE_HOME"] = CacheHome,
            ["XDG_DATA_HOME"] = DataHome,
            ["XDG_CONFIG_HOME"] = home.File("config"),
            ["NO_COLOR"] = "1",
            // The tests' own folder of images is no answer to review's option --images.
            ["DRYDOCK_IMAGES"] = "",
        };
        foreach (var (name, value) in more ?? new Dictionary<string, string>(StringComparer.Ordinal)) all[name] = value;
        return all;
    }
}
