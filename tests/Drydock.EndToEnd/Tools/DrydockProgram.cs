namespace Drydock.EndToEnd.Tools;

/// <summary>The built program with cache, data and settings of its own: the published binary that DRYDOCK_BIN names, else the build beside the tests.</summary>
internal sealed class DrydockProgram : IDisposable
{
    private readonly TemporaryFolder home = new();

    /// <summary>Runs it to its end.</summary>
    /// <param name="environment">Added to the environment; may be null.</param>
    /// <param name="arguments">As on the command line.</param>
    /// <param name="cancellationToken">Kills it.</param>
    public Task<CommandResult> RunAsync(
        IReadOnlyDictionary<string, string>? environment, IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        var all = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["HOME"] = home.Path,
            ["XDG_CACHE_HOME"] = home.File("cache"),
            ["XDG_DATA_HOME"] = home.File("data"),
            ["XDG_CONFIG_HOME"] = home.File("config"),
            ["NO_COLOR"] = "1",
        };
        foreach (var (name, value) in environment ?? new Dictionary<string, string>(StringComparer.Ordinal)) all[name] = value;
        return Command.RunAsync([.. Program(), .. arguments], all, cancellationToken);
    }

    public void Dispose() => home.Dispose();

    private static string[] Program()
    {
        if (Environment.GetEnvironmentVariable("DRYDOCK_BIN") is { Length: > 0 } binary) return [binary];
        return ["dotnet", Path.Combine(AppContext.BaseDirectory, "drydock.dll")];
    }
}
