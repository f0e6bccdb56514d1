using Drydock.Images;

namespace Drydock.Cli;

/// <summary>What the command line itself has to say when something goes wrong.</summary>
internal static class CliProblems
{
    private const string Issues = "the project's issue tracker";

    public static Problem Unexpected(Exception error, bool verbose) => new(
        "running", CommandTree.Name, $"an unexpected {error.GetType().Name} ({error.Message.ReplaceLineEndings(" ")})",
        verbose ? $"please report the lines below at {Issues}" : $"run it again with --verbose and report the output at {Issues}");

    public static Problem OutputFailed(IOException error) =>
        new("writing", "standard output", error.Message.TrimEnd('.'), "free some space, or send the output elsewhere");
}
