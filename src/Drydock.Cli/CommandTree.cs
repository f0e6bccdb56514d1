using System.CommandLine;
using Drydock.Cli.Commands;

namespace Drydock.Cli;

/// <summary>The commands of the tool: help pages, completion and docs/reference/commands.md all come from here.</summary>
internal static class CommandTree
{
    public const string Name = "drydock";

    /// <summary>Builds the tree. One line per command.</summary>
    public static RootCommand Build()
    {
        var root = new RootCommand("Keeps the base images under a fleet of containers patched, minimal and within policy.");
        root.Options.Clear();
        foreach (var option in GlobalOptions.Create()) root.Options.Add(option);

        root.Add(new InitCommand());
        root.Add(new CheckCommand());
        root.Add(new ScanCommand());
        root.Add(new SbomCommand());
        root.Add(new ReviewCommand());
        root.Add(new FindingsCommand());
        root.Add(new WaiveCommand());
        root.Add(new CommandGroup("policy", "Look at policies", new PolicyShowCommand(), new PolicySchemaCommand()));
        root.Add(new CommandGroup("new", "Write new files", new NewDockerfileCommand()));
        root.Add(new ExplainCommand());
        root.Add(new LspCommand());
        root.Add(new CommandGroup("dockerfile", "Look at Dockerfiles", new DockerfileDumpCommand()));
        root.Add(new CommandGroup("gpu", "Judge and prove CUDA services", new GpuCheckCommand(), new GpuResolveCommand(), new GpuTablesCommand(), new GpuProbeCommand(), new GpuProbeStepCommand()));
        root.Add(new CompareCommand());
        root.Add(new BasesCommand());
        root.Add(new UpdateCommand());
        root.Add(new CommandGroup("db", "Keep the advisory database", new DbUpdateCommand(), new DbStatusCommand()));
        root.Add(new CommandGroup("cache", "Look after the layer cache", new CacheStatusCommand(), new CachePruneCommand()));
        root.Add(new CommandGroup("versions", "Compare version numbers as their ecosystems do", new VersionsCompareCommand(), new VersionsListCommand()));
        root.Add(new CompletionCommand());
        root.Add(new DocsCommand());
        return root;
    }
}
