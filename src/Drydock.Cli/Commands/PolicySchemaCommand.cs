using Drydock.Assessment.Configuration;

namespace Drydock.Cli.Commands;

/// <summary><c>drydock policy schema</c>.</summary>
internal sealed class PolicySchemaCommand : CliCommand
{
    public PolicySchemaCommand()
        : base("schema", $"Print the JSON schema of {FleetFile.Name}")
    {
        Details = ["For editors: put \"# yaml-language-server: $schema=FILE\" into the first line of the fleet file."];
        Examples = [new("drydock policy schema > drydock.schema.json", "The schema as a file")];
    }

    public override Task<int> RunAsync(Invocation run)
    {
        FleetSchema.Write(run.Printer.Output);
        return Task.FromResult(ExitCodes.Success);
    }
}
