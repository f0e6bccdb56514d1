using System.Collections.Immutable;
using System.CommandLine;
using Drydock.Assessment;
using Drydock.Assessment.Configuration;
using Drydock.Assessment.Reports;
using Drydock.Assessment.State;
using Drydock.Cli.Database;
using Drydock.Cli.Output;
using Drydock.Cli.Scanning;
using Drydock.Cli.Usage;

namespace Drydock.Cli.Fleet;

/// <summary>The side of <c>drydock scan</c> that knows services: its options and what they do.</summary>
internal sealed class FleetScanOptions
{
    private static readonly string[] Formats = ["table", "json"];

    private readonly FleetOptions fleet = new();
    private readonly Option<string[]> services = FleetOptions.Services("With --fleet, only this service (repeatable); with a target, the service that the target is");
    private readonly Option<bool> noRecord = new("--no-record") { Description = "Do not record what is seen in the project's state file" };

    public FleetScanOptions()
    {
        fleet.Fleet.Arity = ArgumentArity.ZeroOrOne;
        fleet.Fleet.Description = $"Scan every service of a fleet file, or of the {FleetFile.Name} of a folder (default: this folder or the nearest above it), under its policy, and record what is seen";
    }

    public void AddTo(Command command)
    {
        fleet.AddTo(command);
        command.Add(services);
        command.Add(noRecord);
    }

    /// <summary>Whether services were asked for.</summary>
    public bool IsAsked(Invocation run) => run.Arguments.GetResult(fleet.Fleet) is { Implicit: false } || run.Value(fleet.Fleet) is not null || run.Value(services) is { Length: > 0 };

    /// <summary>Records what a scan of one image saw of the base of services, unless that is not wanted.</summary>
    public Task RecordBaseAsync(Invocation run, ScanReport report) => run.Value(noRecord) ? Task.CompletedTask : ScannedBase.RecordAsync(run, report, fleet);

    /// <summary>Scans services.</summary>
    /// <param name="target">What one service is; null for everything that the fleet file names.</param>
    public async Task<int> RunAsync(Invocation run, string? target, ScanOptions scanOptions, DatabaseOptions databaseOptions, TargetOptions targetOptions)
    {
        var outputs = scanOptions.Targets(run, Formats);
        var source = await FleetSource.ReadAsync(run, run.Value(fleet.Fleet));
        var chosen = Chosen(run, source, target);
        using var database = OpenedDatabase.Open(run, databaseOptions);
        using var reader = new TargetReader(run, targetOptions, named: null);
        using var state = run.Value(noRecord) ? null : StateFile.OpenOrCreate(source.StatePath(run, fleet));
        var scan = new FleetScan(run, source, reader, database, scanOptions.Assess(run), state, outputs.Any(static o => o.Format == "json")) { FailOn = run.Value(scanOptions.FailOn) };
        var results = await TimeLimit.RunAsync(run, run.Value(targetOptions.Timeout), "the fleet", ct => scan.ScanAsync(chosen, target is null ? null : [(ServiceParts.Image, target)], ct));
        if (state is not null && target is null && chosen.Length == source.File.Services.Length) state.RetireAllBut([.. chosen.Select(static s => s.Name)], run.Session.Clock.GetUtcNow());
        var summaries = results.SelectMany(static r => r.Parts).Select(static p => p.Summary).ToList();
        var written = ReportOutputs.Write(run.Printer, outputs, (to, stream) =>
        {
            if (to.Format == "json") FleetReport.Write(source.File.Path, results, stream);
            else SummaryTable.Write(summaries, scanOptions.Report(run, to), stream);
        });
        Tell(run, results);
        return written ? Gate.ExitCode(summaries.Select(static s => s.Verdict)) : ExitCodes.Failure;
    }

    private ImmutableArray<FleetService> Chosen(Invocation run, FleetSource source, string? target)
    {
        var names = run.Value(services) ?? [];
        if (target is not null && names.Length != 1) throw UsageErrors.Because(run, "a target is one service: name it with --service");
        if (names.Length > 0) return [.. names.Distinct(StringComparer.Ordinal).Select(name => source.Service(run, name))];
        return source.File.Services.IsEmpty ? throw new FleetException(new("scanning the services of", source.File.Path, "it has none", "add them under services:")) : source.File.Services;
    }

    private static void Tell(Invocation run, IReadOnlyList<ServiceResult> results)
    {
        var recorded = results.Select(static r => r.Recorded).OfType<RecordResult>().ToList();
        if (recorded.Count == 0) return;
        run.Printer.Message($"recorded: {recorded.Sum(static r => r.Opened)} new findings, {recorded.Sum(static r => r.Fixed)} fixed; \"drydock findings\" shows what is due");
        foreach (var moved in results.Where(static r => r.Recorded is { BaseMoved: true })) run.Printer.Message($"{moved.Name}: the base's tag points to other content than at the last scan");
    }
}
