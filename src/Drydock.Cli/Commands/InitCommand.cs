using System.CommandLine;
using System.Text;
using Drydock.Assessment.Configuration;
using Drydock.Assessment.Policy;
using Drydock.Assessment.Starting;
using Drydock.Cli.Output;
using Drydock.Cli.Starting;
using Drydock.Cli.Usage;

namespace Drydock.Cli.Commands;

/// <summary><c>drydock init [DIR]</c>.</summary>
internal sealed class InitCommand : CliCommand
{
    private readonly Argument<string?> folder = new("folder") { Description = "The folder to search; the fleet file goes into it (default .)", Arity = ArgumentArity.ZeroOrOne };
    private readonly Option<bool> dryRun = new("--dry-run") { Description = "Print the file and write nothing" };
    private readonly Option<bool> force = new("--force") { Description = $"Replace a {FleetFile.Name} that is there" };
    private readonly Option<string?> preset = new("--preset") { Description = $"The policy to begin with: {string.Join(", ", PresetList.Names)} (default {PresetList.Default.Name})", HelpName = "name", CustomParser = OptionParsers.OneOf("preset", [.. PresetList.Names]) };

    public InitCommand()
        : base("init", $"Find Dockerfiles, compose files and images, and write {FleetFile.Name}")
    {
        Details =
        [
            "Every build of a compose file is a service, and so is every image that it runs and every Dockerfile that it does not name. Containers that run the same build or image are one service.",
            "Nothing is fetched or built. What could not be made a service is told with its reason, and stands at the end of the file.",
        ];
        Examples =
        [
            new("drydock init", $"Write {FleetFile.Name} for this folder"),
            new("drydock init --dry-run", "Show what would be written"),
            new("drydock init --preset strict services", "Another folder, a stricter policy"),
        ];
        preset.CompletionSources.Add(static _ => PresetList.Names);
        Add(folder);
        foreach (var option in new Option[] { dryRun, force, preset }) Add(option);
    }

    public override async Task<int> RunAsync(Invocation run)
    {
        var place = run.Session.FullPath(run.Value(folder) ?? ".").TrimEnd(Path.DirectorySeparatorChar);
        if (!Directory.Exists(place)) throw new UsageException(new("writing", FleetFile.Name, $"there is no folder {place}", "name the folder that holds the services"));
        var path = Path.Combine(place, FleetFile.Name);
        if (File.Exists(path) && !run.Value(force) && !run.Value(dryRun))
            throw new UsageException(new("writing", path, "it is there already", "add --force to replace it, or --dry-run to see the new one"));
        var found = await FolderReader.ReadAsync(run, place);
        var draft = found.Draft(Path.GetFileName(place));
        if (draft.Services.IsEmpty) throw new UsageException(new("writing", FleetFile.Name, $"{place} holds no Dockerfile and no compose file that names an image{(draft.LeftOut.IsEmpty ? "" : $" ({draft.LeftOut[0].Where}: {draft.LeftOut[0].Why})")}", "name the folder that holds the services"));
        var text = DraftText.Write(draft, PresetList.Find(run.Value(preset) ?? "") ?? PresetList.Default);
        if (run.Value(dryRun))
        {
            run.Printer.Result(text);
            return ExitCodes.Success;
        }

        ReportFile.Write(path, stream => stream.Write(Encoding.UTF8.GetBytes(text)));
        Tell(run, path, found, draft);
        return ExitCodes.Success;
    }

    private static void Tell(Invocation run, string path, FolderReader found, FleetDraft draft)
    {
        var files = $"{Plural(found.Dockerfiles.Count, "Dockerfile", "Dockerfiles")}, {Plural(found.Composes.Count, "compose file", "compose files")}";
        var gpu = draft.Services.Count(static s => s.GpuCapabilities is not null);
        run.Printer.Message($"wrote {path}: {Plural(draft.Services.Length, "service", "services")} from {files}{(gpu > 0 ? $"; {gpu} with GPU" : "")}");
        foreach (var (image, services) in draft.Bases.Where(static b => b.Services.Length > 1)) run.Printer.Message($"shared base {image}: {string.Join(", ", services)}");
        foreach (var service in draft.Services.Where(static s => s.BaseProblem is not null)) run.Printer.Warning($"{service.Name}: its base is not known, since {service.BaseProblem}");
        foreach (var left in draft.LeftOut) run.Printer.Warning($"left out: {left.Where}: {left.Why}");
        run.Printer.Message("next: drydock check");
    }

    private static string Plural(int count, string one, string many) => $"{count} {(count == 1 ? one : many)}";
}
