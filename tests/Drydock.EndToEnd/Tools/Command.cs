using System.Diagnostics;

namespace Drydock.EndToEnd.Tools;

/// <summary>Runs programs of the machine.</summary>
internal static class Command
{
    /// <summary>The full path of a program on PATH; null when it is not installed.</summary>
    public static string? Find(string name) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Select(folder => Path.Combine(folder, name)).FirstOrDefault(File.Exists);

    /// <summary>Skips the test, saying why, when a program is missing or the test does not run as root.</summary>
    public static void NeedAsRoot(params string[] programs)
    {
        foreach (var program in programs) Assert.SkipWhen(Find(program) is null, $"{program} is not installed");
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "needs root");
    }

    /// <summary>Runs a program to its end, or kills it when the test is cancelled.</summary>
    public static async Task<CommandResult> RunAsync(
        IReadOnlyList<string> command, IReadOnlyDictionary<string, string>? environment, CancellationToken cancellationToken)
    {
        using var process = Start(command, environment);
        var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
        var error = process.StandardError.ReadToEndAsync(cancellationToken);
        try
        {
            await process.WaitForExitAsync(cancellationToken);
            return new CommandResult(process.ExitCode, await output, await error);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    /// <summary>As <see cref="RunAsync"/>, and fails the test when the program does.</summary>
    public static async Task<string> MustAsync(IReadOnlyList<string> command, CancellationToken cancellationToken)
    {
        var result = await RunAsync(command, null, cancellationToken);
        Assert.True(result.ExitCode == 0, $"{string.Join(' ', command)} exited with {result.ExitCode}: {result.Error}");
        return result.Output;
    }

    /// <summary>Starts a program with both outputs redirected.</summary>
    public static Process Start(IReadOnlyList<string> command, IReadOnlyDictionary<string, string>? environment)
    {
        var start = new ProcessStartInfo(command[0], command.Skip(1)) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        foreach (var (name, value) in environment ?? new Dictionary<string, string>(StringComparer.Ordinal)) start.Environment[name] = value;
        return Process.Start(start)!;
    }
}
