using System.Collections.Immutable;
using System.Text.Json;
using Drydock.Gpu.Versions;

namespace Drydock.Gpu.Probe;

/// <summary>The report as one JSON object; written by <c>gpu probe --json</c> and read back from a container.</summary>
public static class ProbeReportJson
{
    /// <summary>What the reader accepts, in bytes.</summary>
    public const int MostBytes = 1 << 20;

    private const int MostItems = 256;
    private const int DeepestLevel = 8;

    private static readonly JsonWriterOptions Written = new() { Indented = true, NewLine = "\n", Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes the report, with a line break at the end.</summary>
    public static void Write(ProbeReport report, Stream output)
    {
        using (var json = new Utf8JsonWriter(output, Written))
        {
            json.WriteStartObject();
            json.WriteString("verdict", WordOf(report.Verdict));
            json.WriteString("summary", ProbeSummary.Of(report));
            json.WriteString("user", report.User);
            json.WriteString("driver", report.Driver);
            json.WriteString("cuda", report.Cuda);
            json.WriteString("torch", report.Torch);
            json.WriteString("torchCuda", report.TorchCuda);
            json.WriteStartArray("devices");
            foreach (var device in report.Devices) Write(json, device);
            json.WriteEndArray();
            json.WriteStartArray("checks");
            foreach (var check in report.Checks) Write(json, check);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        output.Write("\n"u8);
    }

    /// <summary>Reads what <see cref="Write(ProbeReport, Stream)"/> wrote; null when it is anything else.</summary>
    public static ProbeReport? Read(ReadOnlyMemory<byte> text)
    {
        try
        {
            using var document = JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = DeepestLevel });
            return Read(document.RootElement);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or KeyNotFoundException or FormatException)
        {
            return null;
        }
    }

    /// <summary>The word for a verdict.</summary>
    public static string WordOf(ProbeVerdict verdict) => verdict switch
    {
        ProbeVerdict.Works => "works",
        ProbeVerdict.DoesNotWork => "does-not-work",
        _ => "not-probed",
    };

    /// <summary>The word for a status.</summary>
    public static string WordOf(ProbeStatus status) => status switch
    {
        ProbeStatus.Ok => "ok",
        ProbeStatus.Failed => "failed",
        ProbeStatus.Skipped => "skipped",
        _ => "unknown",
    };

    private static void Write(Utf8JsonWriter json, ProbedDevice device)
    {
        json.WriteStartObject();
        json.WriteNumber("index", device.Index);
        json.WriteString("name", device.Name);
        json.WriteString("capability", $"{device.Architecture.Major}.{device.Architecture.Minor}");
        json.WriteNumber("memoryBytes", device.MemoryBytes);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, ProbeCheck check)
    {
        json.WriteStartObject();
        json.WriteString("name", check.Name);
        json.WriteString("status", WordOf(check.Status));
        json.WriteString("detail", check.Detail);
        json.WriteString("cause", check.Cause);
        json.WriteString("remedy", check.Remedy);
        json.WriteBoolean("decisive", ProbeReport.IsDecisive(check));
        json.WriteEndObject();
    }

    private static ProbeReport Read(JsonElement root) => new()
    {
        User = Text(root, "user") ?? "",
        Driver = Text(root, "driver"),
        Cuda = Text(root, "cuda"),
        Torch = Text(root, "torch"),
        TorchCuda = Text(root, "torchCuda"),
        Devices = [.. Items(root, "devices").Select(static d => new ProbedDevice(
            d.GetProperty("index").GetInt32(), Text(d, "name") ?? "", GpuArchitecture.Parse(Text(d, "capability") ?? ""), d.GetProperty("memoryBytes").GetInt64()))],
        Checks = [.. Items(root, "checks").Select(static c => new ProbeCheck(
            Text(c, "name") ?? "", StatusOf(Text(c, "status")), Text(c, "detail") ?? "", Text(c, "cause"), Text(c, "remedy")))],
    };

    private static ImmutableArray<JsonElement> Items(JsonElement root, string name) => [.. root.GetProperty(name).EnumerateArray().Take(MostItems)];

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString() is { } text ? ProbeText.OneLine(text) : null;

    private static ProbeStatus StatusOf(string? word) => word switch
    {
        "ok" => ProbeStatus.Ok,
        "failed" => ProbeStatus.Failed,
        "skipped" => ProbeStatus.Skipped,
        _ => ProbeStatus.Unknown,
    };
}
