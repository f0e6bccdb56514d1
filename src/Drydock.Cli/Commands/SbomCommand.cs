using System.CommandLine;
using Drydock.Assessment;
using Drydock.Assessment.Reports;
using Drydock.Cli.Output;
using Drydock.Cli.Scanning;
using Drydock.Cli.Usage;

namespace Drydock.Cli.Commands;

/// <summary><c>drydock sbom TARGET</c>.</summary>
internal sealed class SbomCommand : CliCommand
{
    private static readonly string[] Formats = [.. SbomWriters.All.Select(static w => w.Format)];

    private readonly Argument<string?> target = TargetOptions.Argument(ArgumentArity.ExactlyOne);
    private readonly TargetOptions targetOptions = new();
    private readonly Option<string?> format = new("--format")
    {
        Description = $"{string.Join(" or ", Formats)} (default {Formats[0]})",
        HelpName = "format",
        CustomParser = OptionParsers.OneOf("format", Formats),
    };

    private readonly Option<string[]> output = new("--output", "-o") { Description = "FILE instead of standard output, or FORMAT=FILE besides (repeatable)", HelpName = "file" };

    public SbomCommand()
        : base("sbom", "List what an image, archive, folder or lock file is made of")
    {
        Examples =
        [
            new("drydock sbom python:3.12-slim > bom.json", "CycloneDX"),
            new("drydock sbom oci:build/image -o bom.cdx.json -o spdx=bom.spdx.json", "Both formats in one run"),
        ];
        format.CompletionSources.Add(static _ => Formats);
        Add(target);
        Add(format);
        Add(output);
        targetOptions.AddTo(this);
    }

    public override async Task<int> RunAsync(Invocation run)
    {
        var text = run.Value(target)!;
        var targets = OutputTargets.Of(run, run.Value(output) ?? [], run.Value(format) ?? Formats[0], Formats);
        var options = new ReportOptions { Timestamp = SourceDate.Of(run.Session) };
        var parsed = TargetReader.Parse(text);
        using var reader = new TargetReader(run, targetOptions, parsed);
        var subject = await TimeLimit.RunAsync(run, run.Value(targetOptions.Timeout), text, ct => reader.ReadAsync(parsed, ct));
        var sbom = Assess.Describe(subject);
        var written = ReportOutputs.Write(run.Printer, targets, (to, stream) => SbomWriters.Find(to.Format)!.Write(sbom, options, stream));
        foreach (var problem in sbom.Problems) run.Printer.Warning(problem.ToString());
        if (sbom.Status != ScanStatus.Complete) run.Printer.Warning("the list is not complete: packages may be missing from it");
        return written && sbom.Status == ScanStatus.Complete ? ExitCodes.Success : ExitCodes.Failure;
    }
}
