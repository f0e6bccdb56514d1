using System.CommandLine;

namespace Drydock.Cli;

/// <summary>A command with what its help page shows beside the options.</summary>
internal abstract class CliCommand(string name, string description) : Command(name, description)
{
    /// <summary>Shown under "Examples".</summary>
    public IReadOnlyList<CommandExample> Examples { get; protected init; } = [];

    /// <summary>Further paragraphs under the description.</summary>
    public IReadOnlyList<string> Details { get; protected init; } = [];

    /// <summary>Does what was asked.</summary>
    /// <returns>The exit code.</returns>
    /// <exception cref="Images.ProblemException">It could not be done: told in one sentence, exit code 1.</exception>
    public abstract Task<int> RunAsync(Invocation run);
}
