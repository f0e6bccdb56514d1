using System.CommandLine;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Drydock.Advisories;
using Drydock.Cli.Database;
using Drydock.Cli.Gpu;
using Drydock.Cli.Terminal;
using Drydock.Cli.Usage;

namespace Drydock.Cli.Commands;

/// <summary><c>drydock db status</c>.</summary>
internal sealed class DbStatusCommand : CliCommand
{
    private static readonly string[] Formats = ["table", "json"];

    private readonly DatabaseOptions database = new();
    private readonly Option<string?> format = new("--format") { Description = "table or json (default table)", HelpName = "format", CustomParser = OptionParsers.OneOf("format", Formats) };

    public DbStatusCommand()
        : base("status", "Show the age, the feeds and the records of the advisory database")
    {
        Examples =
        [
            new("drydock db status", "What the next scan will ask"),
            new("drydock db status --fail-stale --max-db-age 36h", "Exit code 1 when it is older"),
        ];
        format.CompletionSources.Add(static _ => Formats);
        Add(format);
        database.AddTo(this);
    }

    public override Task<int> RunAsync(Invocation run)
    {
        using var opened = OpenedDatabase.Open(run, database);
        var info = opened.Store.Info;
        if (run.Value(format) == "json") WriteJson(run.Printer.Output, info, opened.Path);
        else run.Printer.Result(Table(run, info, opened.Path));
        return Task.FromResult(ExitCodes.Success);
    }

    private static string Table(Invocation run, DatabaseInfo info, string? path)
    {
        var text = new StringBuilder();
        text.Append("database  ").Append(path ?? $"bundled {info.Kind}").Append('\n');
        text.Append("built     ").Append(Time(info.Built)).Append(", ").Append(Durations.InWords(run.Session.Clock.GetUtcNow() - info.Built)).Append(" ago\n\n");
        var longest = Math.Max(4, info.Sources.Select(static s => s.Name.Length).DefaultIfEmpty(0).Max());
        text.Append("FEED".PadRight(longest)).Append("      RECORDS  AS OF             ORIGIN\n");
        foreach (var source in info.Sources)
        {
            text.Append(TerminalText.Line(source.Name).PadRight(longest)).Append(source.Records.ToString("N0", CultureInfo.InvariantCulture).PadLeft(13));
            text.Append("  ").Append(source.AsOf.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)).Append("  ").Append(TerminalText.Line(source.Origin)).Append('\n');
        }

        return text.Append('\n').Append(TerminalText.Line($"GPU tables: {GpuTableFile.Open(run).Told}")).Append('\n')
            .Append(TerminalText.Line($"bases: {LifecycleFile.Told(run)}")).Append('\n').ToString();
    }

    private static void WriteJson(Stream output, DatabaseInfo info, string? path)
    {
        using (var json = new Utf8JsonWriter(output, new JsonWriterOptions { Indented = true, NewLine = "\n" }))
        {
            json.WriteStartObject();
            json.WriteString("kind", info.Kind);
            json.WriteString("path", path);
            json.WriteString("built", Time(info.Built));
            json.WriteStartArray("sources");
            foreach (var source in info.Sources)
            {
                json.WriteStartObject();
                json.WriteString("name", source.Name);
                json.WriteString("origin", source.Origin);
                json.WriteNumber("records", source.Records);
                json.WriteString("asOf", Time(source.AsOf));
                json.WriteString("digest", source.Digest);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        output.Write("\n"u8);
    }

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
}
