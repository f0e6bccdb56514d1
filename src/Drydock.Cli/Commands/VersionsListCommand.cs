using Drydock.Advisories.Versions;

namespace Drydock.Cli.Commands;

/// <summary><c>drydock versions list</c>.</summary>
internal sealed class VersionsListCommand : CliCommand
{
    public VersionsListCommand()
        : base("list", "List the version schemes") => Examples = [new("drydock versions list", "Every scheme, with its other names")];

    public override Task<int> RunAsync(Invocation run)
    {
        foreach (var scheme in VersionSchemes.All.OrderBy(static s => s.Name, StringComparer.Ordinal))
            run.Printer.Result(string.Join('\t', [scheme.Name, .. scheme.Aliases]) + "\n");
        return Task.FromResult(ExitCodes.Success);
    }
}
