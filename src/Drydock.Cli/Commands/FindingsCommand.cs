using System.Collections.Immutable;
using System.CommandLine;
using Drydock.Assessment.FleetReports;
using Drydock.Assessment.State;
using Drydock.Cli.Fleet;
using Drydock.Cli.Usage;

namespace Drydock.Cli.Commands;

/// <summary><c>drydock findings</c>.</summary>
internal sealed class FindingsCommand : CliCommand
{
    private static readonly string[] Formats = ["table", "json"];

    private readonly Option<string[]> services = FleetOptions.Services("Only this service (repeatable)");
    private readonly Option<bool> overdue = new("--overdue") { Description = "Only what is past its deadline" };
    private readonly Option<bool> all = new("--all") { Description = "Also what is fixed, retired or not affected" };
    private readonly Option<bool> failOverdue = new("--fail-overdue") { Description = "Exit with 2 when something is past its deadline" };
    private readonly Option<string?> format = new("--format") { Description = "table or json (default table)", HelpName = "format", CustomParser = OptionParsers.OneOf("format", Formats) };
    private readonly FleetOptions fleet = new();

    public FindingsCommand()
        : base("findings", "Show what is open, due and overdue, from the project's state")
    {
        Details = ["Scans of the fleet record what they see. Deadlines are derived from those records and the policy each time, so a change of either shows at once."];
        Examples =
        [
            new("drydock findings", "What is open, what is due first on top"),
            new("drydock findings --overdue --fail-overdue", "For a pipeline: exit code 2 when something is late"),
            new("drydock findings --service api --format json", "One service, for a program"),
        ];
        format.CompletionSources.Add(static _ => Formats);
        foreach (Option option in new Option[] { services, overdue, all, failOverdue, format }) Add(option);
        fleet.AddTo(this);
    }

    public override async Task<int> RunAsync(Invocation run)
    {
        var source = await FleetSource.ReadAsync(run, run.Value(fleet.Fleet));
        var named = (run.Value(services) ?? []).Select(name => source.Service(run, name).Name).ToHashSet(StringComparer.Ordinal);
        var now = run.Session.Clock.GetUtcNow();
        using var state = StateFile.OpenExisting(source.StatePath(run, fleet));
        var records = FindingRecord.Of(state.Findings(), source.File, now).Where(r => named.Count == 0 || named.Contains(r.Finding.Key.Service)).ToList();
        var scans = state.LastScans(now).Where(s => named.Count == 0 ? source.File.Find(s.Service) is not null : named.Contains(s.Service)).ToImmutableArray();
        var report = new FindingsReport(source.File.Path, now, [.. records.Where(r => IsShown(run, r, now))], scans);
        if (run.Value(format) == "json") report.WriteJson(run.Printer.Output);
        else run.Printer.Result(report.ToTable(run.Printer.Width));
        return run.Value(failOverdue) && records.Any(r => r.Episode.IsOverdue(now)) ? ExitCodes.PolicyViolated : ExitCodes.Success;
    }

    private bool IsShown(Invocation run, FindingRecord record, DateTimeOffset now) =>
        run.Value(overdue) ? record.Episode.IsOverdue(now) : run.Value(all) || record.Episode.IsPresent;
}
