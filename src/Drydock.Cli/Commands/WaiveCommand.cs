using System.CommandLine;
using System.Globalization;
using System.Text;
using Drydock.Assessment.Configuration;
using Drydock.Assessment.State;
using Drydock.Assessment.Waivers;
using Drydock.Cli.Fleet;
using Drydock.Cli.Output;
using Drydock.Cli.Usage;

namespace Drydock.Cli.Commands;

/// <summary><c>drydock waive ID</c>.</summary>
internal sealed class WaiveCommand : CliCommand
{
    private const int LongestDays = 366;
    private const string AllServices = "*";

    private readonly Argument<string> id = new("id") { Description = "The advisory or rule that is accepted" };
    private readonly Option<string[]> services = FleetOptions.Services("The service, or * for all (repeatable)");
    private readonly Option<string?> package = new("--package") { Description = "Only in this package", HelpName = "name" };
    private readonly Option<string?> reason = new("--reason") { Description = "Why it is accepted", HelpName = "text" };
    private readonly Option<string?> owner = new("--owner") { Description = "Who accepts it", HelpName = "name" };
    private readonly Option<string?> until = new("--until") { Description = "The last day on which it counts, at most a year ahead", HelpName = "date" };
    private readonly FleetOptions fleet = new();

    public WaiveCommand()
        : base("waive", "Accept a finding for a time, with reason, owner and last day")
    {
        Details =
        [
            "The waiver is added to the fleet file as one line, every other byte stays; commit it, so that it is reviewed as everything else.",
            "While it holds the finding does not count and its clock stands; afterwards the clock goes on with what was left, and a day at least.",
        ];
        Examples = [new("drydock waive CVE-2023-45853 --service api --reason \"minizip is not shipped\" --owner ops --until 2027-01-31", "One finding of one service")];
        services.Required = reason.Required = owner.Required = until.Required = true;
        Add(id);
        foreach (Option option in new Option[] { services, package, reason, owner, until }) Add(option);
        fleet.AddTo(this);
    }

    public override async Task<int> RunAsync(Invocation run)
    {
        var source = await FleetSource.ReadAsync(run, run.Value(fleet.Fleet));
        var waiver = WaiverOf(run, source);
        var changed = WaiverEdit.Add(source.Text, waiver, out var wrong) ?? throw new FleetException(new("adding a waiver to", source.File.Path, wrong!, "add it by hand"));
        var mark = HasMark(source.FullPath);
        ReportFile.Write(source.FullPath, stream => stream.Write([.. mark ? Encoding.UTF8.Preamble : [], .. Encoding.UTF8.GetBytes(changed)]));
        var file = FleetFileReader.Read(source.File.Path, changed).File!;
        run.Printer.Message($"{source.File.Path}:{file.Waivers[^1].Line}: {waiver.Id} is waived for {string.Join(", ", waiver.Services)} until {waiver.Expires:yyyy-MM-dd}");
        Record(run, source, file, waiver);
        return ExitCodes.Success;
    }

    private Waiver WaiverOf(Invocation run, FleetSource source)
    {
        var names = run.Value(services) is { Length: > 0 } given ? given : throw UsageErrors.Because(run, "--service is missing");
        foreach (var name in names.Where(static n => n != AllServices)) source.Service(run, name);
        var today = DateOnly.FromDateTime(run.Session.Clock.GetUtcNow().UtcDateTime);
        var text = run.Value(until)!;
        if (!DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var last)) throw UsageErrors.Because(run, $"'{text}' is not a date; write --until {today.AddDays(90):yyyy-MM-dd}");
        if (last < today) throw UsageErrors.Because(run, $"{text} is past; a waiver must end later");
        if (last.DayNumber - today.DayNumber > LongestDays) throw UsageErrors.Because(run, $"{text} is more than a year ahead; accept it for a year at most and decide again");
        return new Waiver(
            OneLine(run, "ID", run.Value(id)!), [.. names.Distinct(StringComparer.Ordinal)], run.Value(package) is { } only ? OneLine(run, "--package", only) : null,
            OneLine(run, "--reason", run.Value(reason)!), OneLine(run, "--owner", run.Value(owner)!), last, 0);
    }

    private static string OneLine(Invocation run, string what, string text)
    {
        var trimmed = text.Trim();
        if (trimmed.Length is > 0 and <= 500 && !trimmed.Any(char.IsControl)) return trimmed;
        throw UsageErrors.Because(run, $"{what} must be one line of 1 to 500 characters");
    }

    private static bool HasMark(string path)
    {
        using var file = File.OpenRead(path);
        Span<byte> start = stackalloc byte[3];
        return file.Read(start) == 3 && start.SequenceEqual(Encoding.UTF8.Preamble);
    }

    /// <summary>Lets the clocks of open findings stand from now on, and says when nothing is known that it could be for.</summary>
    private void Record(Invocation run, FleetSource source, FleetFile file, Waiver waiver)
    {
        var path = source.StatePath(run, fleet);
        if (!File.Exists(path)) return;
        using var state = StateFile.OpenOrCreate(path);
        var found = state.Findings().Where(f => waiver.IsFor(f.Key.Service) && WaiverRules.Find([waiver], f.Key.Service, f.Key.Package, f.Ids, waiver.Expires) is not null).ToList();
        if (found.Count == 0) run.Printer.Warning($"no finding {waiver.Id} was ever recorded for {string.Join(", ", waiver.Services)}; check the id");
        foreach (var name in found.Select(static f => f.Key.Service).Distinct())
        {
            state.Record(
                new ServiceScan { Service = name, At = run.Session.Clock.GetUtcNow(), ToolVersion = ToolVersion.Text }, file.Waivers, source.PolicyOf(file.Find(name)).Response);
        }
    }
}
