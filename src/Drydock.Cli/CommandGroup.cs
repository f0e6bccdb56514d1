using System.CommandLine;

namespace Drydock.Cli;

/// <summary>A command that only holds others: <c>drydock db</c>.</summary>
internal sealed class CommandGroup : Command
{
    public CommandGroup(string name, string description, params IEnumerable<Command> commands)
        : base(name, description)
    {
        foreach (var command in commands) Add(command);
    }
}
