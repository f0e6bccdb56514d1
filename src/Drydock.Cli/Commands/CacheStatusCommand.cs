using System.CommandLine;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Drydock.Cli.Scanning;
using Drydock.Cli.Terminal;
using Drydock.Cli.Usage;
using Drydock.Images.Layers;
using Drydock.Packages;

namespace Drydock.Cli.Commands;

/// <summary><c>drydock cache status</c>.</summary>
internal sealed class CacheStatusCommand : CliCommand
{
    private static readonly string[] Formats = ["table", "json"];

    private readonly Option<string?> folder = TargetOptions.CacheFolderOption();
    private readonly Option<string?> format = new("--format") { Description = "table or json (default table)", HelpName = "format", CustomParser = OptionParsers.OneOf("format", Formats) };

    public CacheStatusCommand()
        : base("status", "Show what the layer cache holds")
    {
        Details = ["The cache holds facts of layers already read, so that a known layer is neither fetched nor read again. It is safe to delete."];
        Examples = [new("drydock cache status", "Size, entries and last use")];
        format.CompletionSources.Add(static _ => Formats);
        Add(folder);
        Add(format);
    }

    public override Task<int> RunAsync(Invocation run)
    {
        var path = Paths.LayerCache(run.Session, run.Value(folder));
        var status = LayerCacheFile.Status(path, new PackageFiles().ReaderVersion);
        if (run.Value(format) == "json") WriteJson(run.Printer.Output, path, status);
        else run.Printer.Result(Table(path, status));
        return Task.FromResult(ExitCodes.Success);
    }

    private static string Table(string path, LayerCacheStatus? status)
    {
        if (status is null) return $"cache     none yet at {TerminalText.Line(path)}\n";
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"cache     {TerminalText.Line(path)}, {Bytes.Of(status.FileBytes)}\n");
        text.Append(CultureInfo.InvariantCulture, $"layers    {status.Entries:N0} entries, {Bytes.Of(status.FactBytes)}");
        if (status.Outdated > 0) text.Append(CultureInfo.InvariantCulture, $", {status.Outdated:N0} of another version (\"drydock cache prune\" removes them)");
        text.Append(CultureInfo.InvariantCulture, $"\nbases     {status.Bases:N0} images known by their layers\n");
        if (status is { OldestUse: { } oldest, LastUse: { } last }) text.Append(CultureInfo.InvariantCulture, $"used      {oldest.UtcDateTime:yyyy-MM-dd} to {last.UtcDateTime:yyyy-MM-dd}\n");
        return text.ToString();
    }

    private static void WriteJson(Stream output, string path, LayerCacheStatus? status)
    {
        using (var json = new Utf8JsonWriter(output, new JsonWriterOptions { Indented = true, NewLine = "\n" }))
        {
            json.WriteStartObject();
            json.WriteString("path", path);
            json.WriteBoolean("exists", status is not null);
            json.WriteNumber("fileBytes", status?.FileBytes ?? 0);
            json.WriteNumber("entries", status?.Entries ?? 0);
            json.WriteNumber("factBytes", status?.FactBytes ?? 0);
            json.WriteNumber("outdated", status?.Outdated ?? 0);
            json.WriteNumber("bases", status?.Bases ?? 0);
            json.WriteString("oldestUse", Day(status?.OldestUse));
            json.WriteString("lastUse", Day(status?.LastUse));
            json.WriteEndObject();
        }

        output.Write("\n"u8);
    }

    private static string? Day(DateTimeOffset? time) => time?.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
