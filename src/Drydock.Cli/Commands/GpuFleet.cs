using System.Collections.Immutable;
using System.Text;
using Drydock.Cli.Scanning;
using Drydock.Dockerfiles.Yaml;
using Drydock.Gpu.Versions;

namespace Drydock.Cli.Commands;

/// <summary>The services of <c>drydock.yaml</c>, as far as the GPU check goes: their Dockerfile and the driver of their policy.</summary>
internal sealed record GpuFleet(string File, ImmutableArray<GpuFleetService> Services)
{
    public const string FileName = "drydock.yaml";

    /// <summary>Reads the file in a folder; null when it is not there.</summary>
    /// <exception cref="TargetException">It cannot be read.</exception>
    public static async Task<GpuFleet?> ReadAsync(string folder, CancellationToken cancellation)
    {
        var path = Path.Combine(folder, FileName);
        if (!System.IO.File.Exists(path)) return null;
        var content = await TargetFile.ReadAsync(path, GpuFolder.MostBytes, cancellation);
        try
        {
            var root = YamlReader.Read(Encoding.UTF8.GetString(content.Span)) is [var first, ..] ? first : null;
            return new GpuFleet(path, [.. (root?["services"]?.Entries ?? []).Select(static e => Service(e.Key.Value, e.Value))]);
        }
        catch (YamlException error)
        {
            throw new TargetException(new("reading", $"{path}:{error.Line}:{error.Column}", error.Message, "correct the file"), error);
        }
    }

    private static GpuFleetService Service(string name, YamlNode node)
    {
        var text = node["gpu"]?["driver"]?.Text?.Trim() ?? "";
        if (text.StartsWith(">=", StringComparison.Ordinal)) text = text[2..].Trim();
        return new GpuFleetService(name, node["dockerfile"]?.Text, node["gpu"] is not null, DriverVersion.TryParse(text, out var driver) ? driver : null);
    }
}
