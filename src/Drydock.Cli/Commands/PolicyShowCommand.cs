using System.CommandLine;
using Drydock.Assessment.FleetReports;
using Drydock.Assessment.Policy;
using Drydock.Cli.Fleet;
using Drydock.Cli.Usage;

namespace Drydock.Cli.Commands;

/// <summary><c>drydock policy show [SERVICE]</c>.</summary>
internal sealed class PolicyShowCommand : CliCommand
{
    private static readonly string[] Formats = ["table", "json"];

    private readonly Argument<string?> service = new("service") { Description = "A service of the fleet file (default: the fleet as a whole)", Arity = ArgumentArity.ZeroOrOne };
    private readonly Option<string?> format = new("--format") { Description = "table or json (default table)", HelpName = "format", CustomParser = OptionParsers.OneOf("format", Formats) };
    private readonly Option<string?> preset = new("--preset") { Description = "A preset alone, without a fleet file", HelpName = "name", CustomParser = OptionParsers.OneOf("preset", [.. PresetList.Names]) };
    private readonly Option<string?> fleet = new FleetOptions().Fleet;

    public PolicyShowCommand()
        : base("show", "Show what a service must keep to, and where each value comes from")
    {
        Details = ["The nearest value wins: the service's, then its preset's, then the fleet's, then the fleet's preset's.", .. PresetList.All.Select(static p => $"Preset {p.Name}: {p.About}")];
        Examples =
        [
            new("drydock policy show", "The fleet's policy"),
            new("drydock policy show gpu-classifier --format json", "One service's, for a program"),
            new("drydock policy show --preset production", "What a preset asks for"),
        ];
        format.CompletionSources.Add(static _ => Formats);
        preset.CompletionSources.Add(static _ => PresetList.Names);
        Add(service);
        Add(format);
        Add(preset);
        Add(fleet);
    }

    public override async Task<int> RunAsync(Invocation run)
    {
        var report = await ReportAsync(run);
        if (run.Value(format) == "json") report.WriteJson(run.Printer.Output);
        else run.Printer.Result(report.ToTable(run.Printer.Width));
        return ExitCodes.Success;
    }

    private async Task<PolicyReport> ReportAsync(Invocation run)
    {
        var name = run.Value(service);
        if (run.Value(preset) is { } alone)
        {
            if (name is not null || run.Value(fleet) is not null) throw UsageErrors.Because(run, "--preset stands alone, without a service or a fleet file");
            return new PolicyReport(null, null, EffectivePolicy.OfPreset(PresetList.Find(alone)!));
        }

        var source = await FleetSource.ReadAsync(run, run.Value(fleet));
        return new PolicyReport(source.File.Path, name, source.PolicyOf(name is null ? null : source.Service(run, name)));
    }
}
