using System.CommandLine;
using Drydock.Assessment.Configuration;
using Drydock.Assessment.State;

namespace Drydock.Cli.Fleet;

/// <summary>Options of commands that speak of the services of a fleet file.</summary>
internal sealed class FleetOptions
{
    public Option<string?> Fleet { get; } = new("--fleet", "--config")
    {
        Description = $"The fleet file, or the folder that holds {FleetFile.Name} (default: this folder or the nearest above it)",
        HelpName = "file",
    };

    public Option<string?> State { get; } = new("--state")
    {
        Description = $"The project's state file (default {StateFile.DefaultPath} beside the fleet file)",
        HelpName = "file",
    };

    public void AddTo(Command command)
    {
        command.Add(Fleet);
        command.Add(State);
    }

    /// <summary>The option that names services.</summary>
    public static Option<string[]> Services(string description) => new("--service") { Description = description, HelpName = "name" };
}
