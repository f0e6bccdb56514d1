using System.Text;

namespace Drydock.Cli.Tests;

/// <summary>Runs the tool in-process, as a user would see it.</summary>
internal sealed record CliRun(int ExitCode, string Output, string Error)
{
    /// <summary>Runs with nothing in the environment and no terminal.</summary>
    public static Task<CliRun> Of(params string[] arguments) => new CliSetup().RunAsync(arguments);

    /// <summary>The lines of standard error.</summary>
    public IReadOnlyList<string> ErrorLines => Error.TrimEnd('\n').Split('\n');

    internal static string Text(MemoryStream stream) => Encoding.UTF8.GetString(stream.ToArray());
}
