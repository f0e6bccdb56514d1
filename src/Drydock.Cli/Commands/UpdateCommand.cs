using System.Collections.Immutable;
using System.CommandLine;
using Drydock.Assessment.Configuration;
using Drydock.Assessment.State;
using Drydock.Assessment.Updates;
using Drydock.Cli.Database;
using Drydock.Cli.Fleet;
using Drydock.Cli.Output;
using Drydock.Cli.Scanning;
using Drydock.Cli.Updating;
using Drydock.Cli.Usage;
using Drydock.Dockerfiles.Checking;
using Drydock.Dockerfiles.Syntax;

namespace Drydock.Cli.Commands;

/// <summary><c>drydock update [SERVICE…]</c>.</summary>
internal sealed class UpdateCommand : CliCommand
{
    private static readonly string[] Pins = ["digest"];

    private readonly Argument<string[]> services = new("service") { Description = "Only these services of the fleet file (default: all)", Arity = ArgumentArity.ZeroOrMore };
    private readonly Option<string?> to = new("--to") { Description = "rebuild, patch, os-upgrade, feature or major; or a reference; or :TAG of the same image (default: the smallest step that changes the file)", HelpName = "step" };
    private readonly Option<string?> pin = new("--pin") { Description = "digest: write the digest behind the new tag, too (a base that has one keeps having one)", HelpName = "what", CustomParser = OptionParsers.OneOf("thing to pin", Pins) };
    private readonly Option<bool> dryRun = new("--dry-run") { Description = "Print the change as a diff; build nothing, write nothing" };
    private readonly Option<string?> branch = new("--branch") { Description = "Commit what passed to a new branch, with a message for a pull request; files, index and the current branch stay as they are (default name: drydock/SERVICE/TAG)", HelpName = "name", Arity = ArgumentArity.ZeroOrOne };
    private readonly Option<string?> patch = new("--patch") { Description = "Write what passed as a patch for git apply; files stay as they are", HelpName = "file" };
    private readonly Option<string?> engine = new("--engine") { Description = "What builds: auto, docker, podman or buildah (default auto: the first that answers)", HelpName = "engine", CustomParser = OptionParsers.OneOf("engine", BuildEngine.Names) };
    private readonly Option<bool> noCompare = new("--no-compare") { Description = "Do not compare the old and the new base" };
    private readonly FleetOptions fleet = new();
    private readonly DatabaseOptions databaseOptions = new();
    private readonly TargetOptions targetOptions = new();

    public UpdateCommand()
        : base("update", "Move services to a newer base: change FROM, build, test, compare, and keep it only when all is well")
    {
        Details =
        [
            "FROM is changed, or the ARG default that feeds it, in every stage that stands on the same base; no other byte is touched. The service is built from a copy of its Dockerfile, tested by its structure-test: and test: of the fleet file, and the two bases are compared. Only when all of that went well is the file replaced; otherwise it stays as it is, byte for byte, whatever ended the run, and the telling lines of the log are shown.",
            "In test: the word {image} stands for the built image; the command runs without a shell in the folder of the fleet file. structure-test: names a file of container-structure-test; files and metadata are judged from the image itself, commands through the engine. What cannot be judged does not pass. A service with a HEALTHCHECK, or with healthcheck: in the fleet file, is started read-only, without capabilities, new privileges and network, and must become well.",
            "The steps come from the registry's tags, or from the built-in facts with --offline. With --branch or --patch several services become one branch or one patch. The exit code is 0 when everything that was tried passed or nothing was to be done, else 1.",
        ];
        Examples =
        [
            new("drydock update --dry-run", "What the smallest steps would change, for every service"),
            new("drydock update api --to os-upgrade", "The same version on the next supported distribution, built and tested"),
            new("drydock update api --to python:3.13-slim-trixie --pin digest --branch", "A base of your choice, held by its digest, as a branch for a pull request"),
            new("drydock update --to patch --patch bases.patch --engine podman", "Patches of all services as one file"),
        ];
        pin.CompletionSources.Add(static _ => Pins);
        to.CompletionSources.Add(static _ => UpdateChoice.Steps);
        engine.CompletionSources.Add(static _ => BuildEngine.Names);
        Add(services);
        foreach (Option option in new Option[] { to, pin, dryRun, branch, patch, engine, noCompare }) Add(option);
        fleet.AddTo(this);
        databaseOptions.AddTo(this);
        targetOptions.AddTo(this);
    }

    public override async Task<int> RunAsync(Invocation run)
    {
        var asksBranch = run.Arguments.GetResult(branch) is { Implicit: false };
        if (asksBranch && run.Value(patch) is not null) throw UsageErrors.Because(run, "--branch and --patch are two ways; take one");
        var source = await FleetSource.ReadAsync(run, run.Value(fleet.Fleet));
        ImmutableArray<FleetService> chosen = run.Value(services) is { Length: > 0 } names ? [.. names.Distinct(StringComparer.Ordinal).Select(n => source.Service(run, n))] : [.. source.File.Services.Where(static s => s.Dockerfile is not null)];
        if (chosen.IsEmpty) throw new FleetException(new("updating the services of", source.File.Path, "none has a Dockerfile", "name one as dockerfile:"));
        if (run.Value(to) is { } step && !UpdateChoice.IsStep(step) && chosen.Length > 1) throw UsageErrors.Because(run, "a reference is for one service; name it");
        var settings = new UpdateSettings(run.Value(to), run.Value(pin) is not null, !run.Value(noCompare), targetOptions, databaseOptions);
        var update = new FleetUpdate(run, source, settings);
        var plans = await update.PlanAsync(chosen);
        if (run.Value(dryRun))
        {
            foreach (var plan in plans.Where(static p => !p.ChangesFile)) run.Printer.Message(Terminal.TerminalText.Line($"{plan.Service.Name}: {plan.Shown} stays as it is; {plan.To.Familiar} would be pulled anew, built on and tested"));
            foreach (var plan in plans) run.Printer.Result(UnifiedDiff.Of(plan.Shown, Printable(plan.Original.Span), Printable(plan.Changed)));
        }
        else if (!plans.IsEmpty) await KeepAsync(run, source, update, plans, asksBranch);
        return update.Failed ? ExitCodes.Failure : ExitCodes.Success;
    }

    private async Task KeepAsync(Invocation run, FleetSource source, FleetUpdate update, ImmutableArray<PlannedUpdate> plans, bool asksBranch)
    {
        var name = run.Value(branch) ?? NameOf(run, plans);
        var repository = asksBranch ? await GitRepository.OfAsync(run, source.Folder) : null;
        if (repository is not null) await repository.CheckAsync(name, plans.Where(static p => p.ChangesFile).Select(static p => p.File).Distinct(StringComparer.Ordinal), run.Cancellation);
        var builder = await BuildEngine.FindAsync(run, run.Value(engine) ?? BuildEngine.Auto);
        await Leftovers.RemoveAsync(run, builder);
        var kept = new List<(PlannedUpdate Plan, ServiceUpdateReport Report)>();
        using var state = StateFile.OpenOrCreate(source.StatePath(run, fleet));
        await update.ProveAsync(plans, builder, new TrialRecorder(run, source, state), (plan, report) =>
        {
            if (plan.ChangesFile && !asksBranch && run.Value(patch) is null) DockerfileWriter.Write(plan.File, plan.Original.Span, plan.Changed);
            kept.Add((plan, report));
            run.Printer.Result($"{(kept.Count > 1 ? "\n" : "")}# {report.Subject}\n\n{report.Body()}");
        });
        foreach (var (plan, _) in kept.Where(static k => !k.Plan.ChangesFile)) run.Printer.Message(Terminal.TerminalText.Line($"{plan.Service.Name}: all is well on what {plan.To.Familiar} is now; {plan.Shown} stays as it is"));
        kept.RemoveAll(static k => !k.Plan.ChangesFile);
        if (kept.Count == 0) return;
        if (repository is not null)
        {
            var id = await repository.CommitAsync(name, [.. kept.Select(static k => (k.Plan.File, k.Plan.Changed, $"{k.Report.Subject}\n\n{k.Report.Body()}"))], run.Cancellation);
            run.Printer.Message($"branch {name} holds {(kept.Count == 1 ? "the change" : $"{kept.Count} changes")} as {id[..12]}; \"git push origin {name}\" publishes it");
        }
        else if (run.Value(patch) is { } file)
        {
            ReportFile.Write(run.Session.FullPath(file), stream => stream.Write(PatchOf(source, kept)));
            run.Printer.Message($"{file} holds {(kept.Count == 1 ? "the change" : $"{kept.Count} changes")}; \"git apply {file}\" makes {(kept.Count == 1 ? "it" : "them")}");
        }
        else
        {
            foreach (var (plan, _) in kept) run.Printer.Message($"{plan.Service.Name}: {plan.Shown} stands on {plan.To.Familiar} now");
        }
    }

    /// <summary>One part per file, from how it lies on disk to how it is behind the last change; paths are relative to the top of the repository, else to the fleet file.</summary>
    private static byte[] PatchOf(FleetSource source, List<(PlannedUpdate Plan, ServiceUpdateReport Report)> kept)
    {
        var root = source.Folder;
        for (var folder = new DirectoryInfo(source.Folder); folder is not null; folder = folder.Parent)
        {
            if (!Path.Exists(Path.Combine(folder.FullName, ".git"))) continue;
            root = folder.FullName;
            break;
        }

        return [.. kept.GroupBy(static k => k.Plan.File, StringComparer.Ordinal).SelectMany(g => UpdatePatch.Of(Path.GetRelativePath(root, g.Key).Replace('\\', '/'), g.First().Plan.Original.Span, g.Last().Plan.Changed))];
    }

    private static string NameOf(Invocation run, ImmutableArray<PlannedUpdate> plans) => plans is [var only]
        ? $"drydock/{only.Service.Name}/{only.To.Tag ?? "digest"}{(only.To.Digest is { } digest ? "-" + digest.Hex[..12] : "")}"
        : $"drydock/bases-{SourceDate.Today(run.Session):yyyy-MM-dd}";

    private static string Printable(ReadOnlySpan<byte> content) => SourceText.Printable(SourceText.Decode(content));
}
