using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Drydock.Gpu.Resolution;

/// <summary>A resolution as JSON: <c>{requirements, installs, runs, python, torch, cuda, minDriver, pairedDriver, driverFit, pythons, reasons, nearest, fallbacks}</c>.</summary>
/// <remarks><c>installs</c> and <c>runs</c> are yes, no or unknown. A reason is <c>{kind, id, text, source, asOf}</c>. <c>nearest</c> is null when there is
/// nothing better; <c>fallbacks</c> are objects of the same shape, without fallbacks of their own.</remarks>
public static class ResolutionJson
{
    /// <summary>Writes the first resolution, the others as its fallbacks, and a line feed.</summary>
    public static void Write(ImmutableArray<TorchResolution> alternatives, Stream output)
    {
        using (var writer = new Utf8JsonWriter(output, new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            writer.WriteStartObject();
            Members(writer, alternatives[0]);
            writer.WriteStartArray("fallbacks");
            foreach (var fallback in alternatives.AsSpan()[1..])
            {
                writer.WriteStartObject();
                Members(writer, fallback);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        output.WriteByte((byte)'\n');
    }

    /// <summary>Writes the members of one resolution into an object that is open.</summary>
    public static void Members(Utf8JsonWriter writer, TorchResolution resolution)
    {
        Texts(writer, "requirements", resolution.Requirements);
        writer.WriteString("installs", Word(resolution.Installs));
        writer.WriteString("runs", Word(resolution.Runs));
        writer.WriteString("python", resolution.Python?.ToString());
        writer.WriteString("torch", resolution.Torch?.ToString());
        writer.WriteString("cuda", resolution.CpuOnly ? "cpu" : resolution.Cuda?.ToString());
        writer.WriteString("cudnn", resolution.Cudnn?.ToString());
        writer.WriteString("minDriver", resolution.MinDriver?.ToString());
        writer.WriteString("pairedDriver", resolution.PairedDriver?.ToString());
        writer.WriteString("driverFit", Word(resolution.DriverFit));
        Texts(writer, "pythons", resolution.Pythons.Select(static p => p.ToString()));
        writer.WriteStartArray("reasons");
        foreach (var reason in resolution.Reasons)
        {
            writer.WriteStartObject();
            writer.WriteString("kind", Word(reason.Kind));
            writer.WriteString("id", reason.Id);
            writer.WriteString("text", reason.Text);
            writer.WriteString("source", reason.Citation?.Source);
            writer.WriteString("asOf", reason.Citation?.AsOf);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        Nearest(writer, resolution.Nearest);
    }

    public static string Word(Answer answer) => answer switch { Answer.Yes => "yes", Answer.No => "no", _ => "unknown" };

    private static string Word(ReasonKind kind) => kind switch { ReasonKind.Blocks => "blocks", ReasonKind.Unknown => "unknown", ReasonKind.Caution => "caution", _ => "fact" };

    private static string Word(DriverFit fit) =>
        fit switch { DriverFit.Paired => "paired", DriverFit.MinorCompatibility => "minor-compatibility", DriverFit.TooOld => "too-old", _ => "unknown" };

    private static void Nearest(Utf8JsonWriter writer, PinSet? pins)
    {
        if (pins is null)
        {
            writer.WriteNull("nearest");
            return;
        }

        writer.WriteStartObject("nearest");
        writer.WriteString("torch", pins.Torch.ToString());
        writer.WriteString("torchvision", pins.TorchVision?.ToString());
        writer.WriteString("torchaudio", pins.TorchAudio?.ToString());
        writer.WriteString("cuda", pins.Cuda?.ToString());
        writer.WriteString("index", pins.Index);
        Texts(writer, "pins", pins.Lines);
        writer.WriteEndObject();
    }

    private static void Texts(Utf8JsonWriter writer, string name, IEnumerable<string> texts)
    {
        writer.WriteStartArray(name);
        foreach (var text in texts) writer.WriteStringValue(text);
        writer.WriteEndArray();
    }
}
