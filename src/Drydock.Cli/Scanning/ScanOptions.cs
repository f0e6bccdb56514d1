using System.Collections.Immutable;
using System.CommandLine;
using Drydock.Advisories;
using Drydock.Assessment;
using Drydock.Assessment.Reports;
using Drydock.Cli.Output;
using Drydock.Cli.Usage;

namespace Drydock.Cli.Scanning;

/// <summary>Options that say what a scan shows and what makes it fail.</summary>
internal sealed class ScanOptions
{
    public static readonly string[] Formats = [.. ReportWriters.All.Select(static w => w.Format)];

    public Option<string?> Format { get; } = new("--format")
    {
        Description = $"{string.Join(", ", Formats)} (default {Formats[0]})",
        HelpName = "format",
        CustomParser = OptionParsers.OneOf("format", Formats),
    };

    public Option<string[]> Output { get; } = new("--output", "-o")
    {
        Description = "FILE instead of standard output, or FORMAT=FILE besides (repeatable): -o sarif=out.sarif",
        HelpName = "file",
    };

    public Option<FailOn?> FailOn { get; } = new("--fail-on")
    {
        Description = "Exit with 2 on findings of this severity or worse, or of exactly the severities in a comma list",
        HelpName = "severity",
        CustomParser = OptionParsers.Gate,
    };

    public Option<ImmutableArray<Severity>> Severities { get; } = new("--severity", "-s", "--only-severity")
    {
        Description = "Show only these severities (comma list); never moves the gate",
        HelpName = "list",
        CustomParser = OptionParsers.SeverityList,
        DefaultValueFactory = static _ => [],
    };

    public Option<bool> OnlyFixed { get; } = new("--only-fixed", "--ignore-unfixed") { Description = "Show and count only findings with a fixed version (also --ignore-unfixed)" };

    public Option<bool> IgnoreUnimportant { get; } = new("--ignore-unimportant")
    {
        Description = "Set apart what Debian calls unimportant (default; turn off with =false)",
        DefaultValueFactory = static _ => true,
    };

    public Option<bool> ShowSuppressed { get; } = new("--show-suppressed") { Description = "Show the findings that do not count, with the reason" };

    public Option<int?> ExitCode { get; } = new("--exit-code") { Description = "Exit code of a violated policy (default 2)", HelpName = "number", CustomParser = OptionParsers.ExitCode };

    public void AddTo(Command command)
    {
        Format.CompletionSources.Add(static _ => Formats);
        FailOn.CompletionSources.Add(static _ => OptionParsers.SeverityWords());
        Severities.CompletionSources.Add(static _ => OptionParsers.SeverityWords());
        foreach (Option option in new Option[] { Format, Output, FailOn, Severities, OnlyFixed, IgnoreUnimportant, ShowSuppressed, ExitCode }) command.Add(option);
    }

    /// <summary>Where reports go.</summary>
    /// <param name="formats">Those that this kind of scan can write.</param>
    /// <exception cref="UsageException">An output or format makes no sense.</exception>
    public IReadOnlyList<OutputTarget> Targets(Invocation run, IReadOnlyCollection<string> formats)
    {
        var format = run.Value(Format) ?? Formats[0];
        if (!formats.Contains(format, StringComparer.Ordinal)) throw UsageErrors.Because(run, $"with --local or --fleet the format is one of: {string.Join(", ", formats)}");
        return OutputTargets.Of(run, run.Value(Output) ?? [], format, formats);
    }

    public AssessOptions Assess(Invocation run) => new()
    {
        IgnoreUnimportant = run.Value(IgnoreUnimportant),
        Gate = new GatePolicy { FailOn = run.Value(FailOn) ?? Assessment.FailOn.Nothing, OnlyFixed = run.Value(OnlyFixed), ExitCode = run.Value(ExitCode) ?? 2 },
    };

    /// <summary>How a report is shown in a place.</summary>
    public ReportOptions Report(Invocation run, OutputTarget target)
    {
        var screen = target.Path is null;
        return new ReportOptions
        {
            Severities = run.Value(Severities),
            OnlyFixed = run.Value(OnlyFixed),
            ShowSuppressed = run.Value(ShowSuppressed),
            Timestamp = SourceDate.Of(run.Session),
            Width = screen ? run.Printer.Width : new ReportOptions().Width,
            Colour = screen && run.Printer.OutputColour,
        };
    }
}
