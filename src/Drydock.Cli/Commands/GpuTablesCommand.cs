using System.CommandLine;
using System.Globalization;
using System.Text;
using Drydock.Cli.Gpu;
using Drydock.Cli.Usage;
using Drydock.Gpu.Reference;

namespace Drydock.Cli.Commands;

/// <summary><c>drydock gpu tables</c>.</summary>
internal sealed class GpuTablesCommand : CliCommand
{
    private static readonly string[] Formats = ["text", "feed"];

    private readonly Option<string?> format = new("--format") { Description = "text (how many facts, from when), or feed (all facts, as a mirror hands them on)", HelpName = "format", CustomParser = OptionParsers.OneOf("format", Formats), DefaultValueFactory = static _ => "text" };

    public GpuTablesCommand()
        : base("tables", "Show the facts about CUDA, drivers and PyTorch that answers rest on")
    {
        Details =
        [
            "The tables come with the tool; \"drydock db update --from MIRROR\" refreshes them from gpu/tables.txt and gpu/tables.txt.sha256 of a mirror. The newer of the two is used. There is no public server for them: a mirror is made of --format feed, and mended with an editor.",
        ];
        Examples =
        [
            new("drydock gpu tables", "From when they are"),
            new("drydock gpu tables --format feed > mirror/gpu/tables.txt && (cd mirror/gpu && sha256sum tables.txt > tables.txt.sha256)", "The beginning of a mirror"),
        ];
        format.CompletionSources.Add(Formats);
        Add(format);
    }

    public override Task<int> RunAsync(Invocation run)
    {
        var tables = GpuTableFile.Open(run);
        run.Printer.Result(run.Value(format) == "feed" ? GpuTableFeed.Write(tables) : Text(tables));
        return Task.FromResult(ExitCodes.Success);
    }

    private static string Text(GpuTables tables)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{tables.Count} facts as of {tables.AsOf:yyyy-MM-dd}, from {Terminal.TerminalText.Line(tables.Origin)}\n\n");
        foreach (var table in GpuTableFeed.Summary(tables)) text.Append(CultureInfo.InvariantCulture, $"{table.Name,-26}{table.Rows,5}  {Terminal.TerminalText.Line(table.About)}\n");
        return text.ToString();
    }
}
