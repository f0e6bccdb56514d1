using System.CommandLine;
using Drydock.Assessment;
using Drydock.Assessment.Configuration;
using Drydock.Assessment.Reports;
using Drydock.Cli.Database;
using Drydock.Cli.Fleet;
using Drydock.Cli.Output;
using Drydock.Cli.Scanning;
using Drydock.Cli.Usage;

namespace Drydock.Cli.Commands;

/// <summary><c>drydock scan TARGET</c>.</summary>
internal sealed class ScanCommand : CliCommand
{
    private static readonly string[] ForPeople = ["table", "markdown"];

    private const int MostProblems = 10;
    private static readonly string[] LocalFormats = ["table", "json"];

    private readonly Argument<string?> target = TargetOptions.Argument(ArgumentArity.ZeroOrOne);
    private readonly Option<bool> local = new("--local") { Description = "Scan every image of the local container engines: one summary, one exit code" };
    private readonly Option<string?> filter = new("--filter") { Description = "With --local, only images whose name fits a glob or contains a word", HelpName = "glob" };
    private readonly FleetScanOptions fleetOptions = new();
    private readonly ScanOptions scanOptions = new();
    private readonly DatabaseOptions databaseOptions = new();
    private readonly TargetOptions targetOptions = new();

    public ScanCommand()
        : base("scan", "Find the vulnerabilities of an image, archive, folder, lock file or SBOM")
    {
        Aliases.Add("cves");
        Details = ["Without an advisory database the bundled sample answers, and says so. A scan that could not read or judge everything is partial and ends with 1, never with 0."];
        Examples =
        [
            new("drydock scan python:3.12-slim-bookworm", "An image of the local engine, else of its registry"),
            new("drydock scan build/image.tar --fail-on high", "Exit code 2 on high and critical findings"),
            new("drydock scan oci:build/image -o sarif=scan.sarif -o json=scan.json", "A table, and two files"),
            new("drydock scan requirements.txt --only-fixed", "What can be mended by an update"),
            new("drydock scan --local --filter python --fail-on critical", "Every local Python image"),
            new("drydock scan --fleet", "Every service of drydock.yaml under its policy; what is seen is recorded"),
            new("drydock scan registry.example/api:1.4 --service api", "An image as one of the services"),
        ];
        Add(target);
        Add(local);
        Add(filter);
        fleetOptions.AddTo(this);
        scanOptions.AddTo(this);
        databaseOptions.AddTo(this);
        targetOptions.AddTo(this);
    }

    public override Task<int> RunAsync(Invocation run)
    {
        var text = run.Value(target);
        if (run.Value(local))
        {
            if (text is not null || fleetOptions.IsAsked(run)) throw UsageErrors.Because(run, "give a target, --fleet or --local, not two of them");
            return RunLocalAsync(run);
        }

        if (run.Value(filter) is not null) throw UsageErrors.Because(run, "--filter is for --local only");
        if (fleetOptions.IsAsked(run)) return fleetOptions.RunAsync(run, text, scanOptions, databaseOptions, targetOptions);
        return RunAsync(run, text ?? throw UsageErrors.Because(run, "a target is missing; give one, or --local for every image of the local engine, or --fleet for every service"));
    }

    private async Task<int> RunAsync(Invocation run, string text)
    {
        var targets = scanOptions.Targets(run, ScanOptions.Formats);
        SourceDate.Of(run.Session);
        var parsed = TargetReader.Parse(text);
        using var database = OpenedDatabase.Open(run, databaseOptions);
        using var reader = new TargetReader(run, targetOptions, parsed);
        var scanner = new Scanner(run, reader, database.Store, scanOptions.Assess(run));
        var report = await TimeLimit.RunAsync(run, run.Value(targetOptions.Timeout), text, ct => scanner.ScanAsync(parsed, ct));
        var written = ReportOutputs.Write(run.Printer, targets, (to, stream) => ReportWriters.Find(to.Format)!.Write(report, scanOptions.Report(run, to), stream));
        if (!targets.Any(static t => t.Path is null && ForPeople.Contains(t.Format, StringComparer.Ordinal))) Tell(run, report);
        if (run.Value(targetOptions.Platform) is null) await fleetOptions.RecordBaseAsync(run, report);
        if (FleetSource.InFolder(run.Session.FullPath(text)) is not null) run.Printer.Message($"{text} has a {FleetFile.Name}: \"drydock scan --fleet {text}\" scans its services under their policies, and records what it sees");
        return written ? report.Verdict.ExitCode : ExitCodes.Failure;
    }

    private async Task<int> RunLocalAsync(Invocation run)
    {
        var targets = scanOptions.Targets(run, LocalFormats);
        using var database = OpenedDatabase.Open(run, databaseOptions);
        using var reader = new TargetReader(run, targetOptions, named: null);
        using var reports = new LocalReport();
        var scan = new LocalScan(run, new Scanner(run, reader, database.Store, scanOptions.Assess(run)));
        var keep = targets.Any(static t => t.Format == "json");
        var summaries = await TimeLimit.RunAsync(run, run.Value(targetOptions.Timeout), "the local images",
            ct => scan.ScanAsync(run.Value(filter), report => { if (keep) reports.Add(report); }, ct));
        var written = ReportOutputs.Write(run.Printer, targets, (to, stream) =>
        {
            if (to.Format == "json") reports.Write(summaries, stream);
            else SummaryTable.Write(summaries, scanOptions.Report(run, to), stream);
        });
        return written ? Gate.ExitCode(summaries.Select(static s => s.Verdict)) : ExitCodes.Failure;
    }

    /// <summary>Says why a scan did not pass where no report for people does.</summary>
    private static void Tell(Invocation run, ScanReport report)
    {
        foreach (var problem in report.Problems.Take(MostProblems)) run.Printer.Warning(problem.ToString());
        if (report.Problems.Length > MostProblems) run.Printer.Warning($"and {report.Problems.Length - MostProblems} more problems; the report has them all");
        if (!report.Verdict.Pass) foreach (var reason in report.Verdict.Reasons) run.Printer.Warning(reason);
    }
}
