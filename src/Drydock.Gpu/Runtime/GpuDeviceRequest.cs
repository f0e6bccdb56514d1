using System.Collections.Immutable;
using System.Globalization;

namespace Drydock.Gpu.Runtime;

/// <summary>GPUs that are asked for with <c>docker run --gpus</c> or in a compose file.</summary>
/// <param name="Count">How many, from the first; -1 for all; null when <paramref name="Ids"/> name them.</param>
/// <param name="Capabilities">Driver capabilities among those that are asked for; empty leaves the variable as it is.</param>
public sealed record GpuDeviceRequest(int? Count, ImmutableArray<string> Ids, ImmutableArray<string> Capabilities)
{
    private const int MostGpus = 64;

    /// <summary>All GPUs.</summary>
    public static GpuDeviceRequest AllGpus { get; } = new(-1, [], []);

    /// <summary>Reads <c>all</c>, <c>2</c>, <c>device=0,1</c> and <c>"device=0,1","capabilities=compute,utility"</c> (Docker command line, --gpus: a line of
    /// CSV); null for anything else.</summary>
    public static GpuDeviceRequest? Parse(string text)
    {
        int? count = null;
        var ids = ImmutableArray<string>.Empty;
        var capabilities = ImmutableArray<string>.Empty;
        foreach (var field in Fields(text))
        {
            var equals = field.IndexOf('=', StringComparison.Ordinal);
            var (key, value) = equals < 0 ? ("count", field) : (field[..equals], field[(equals + 1)..]);
            switch (key)
            {
                case "count":
                    if (value == "all") count = -1;
                    else if (int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= MostGpus) count = number;
                    else return null;
                    break;
                case "device":
                    ids = [.. value.Split(',', StringSplitOptions.RemoveEmptyEntries)];
                    break;
                case "capabilities":
                    capabilities = [.. value.Split(',', StringSplitOptions.RemoveEmptyEntries).Where(static c => c != "gpu")];
                    break;
                case "driver" or "options":
                    break;
                default:
                    return null;
            }
        }

        return count is null && ids.IsEmpty ? null : new GpuDeviceRequest(ids.IsEmpty ? count : null, ids, capabilities);
    }

    /// <summary>What the engine puts into the container's environment (moby, daemon/nvidia_linux.go): over that of the image.</summary>
    public VariableSet Variables
    {
        get
        {
            var devices = Count switch { null => string.Join(',', Ids), -1 => "all", 0 => "none", { } n => string.Join(',', Enumerable.Range(0, Math.Min(n, MostGpus))) };
            var entries = new List<string> { $"{NvidiaVariables.VisibleDevices}={devices}" };
            if (Capabilities.Length > 0) entries.Add($"{NvidiaVariables.DriverCapabilities}={string.Join(',', Capabilities)}");
            return VariableSet.Of(entries);
        }
    }

    /// <summary>Parts at commas outside quotes.</summary>
    private static List<string> Fields(string text)
    {
        var fields = new List<string>();
        var field = new System.Text.StringBuilder();
        var quoted = false;
        foreach (var c in text)
        {
            if (c == '"')
            {
                quoted = !quoted;
            }
            else if (c == ',' && !quoted)
            {
                fields.Add(field.ToString());
                field.Clear();
            }
            else
            {
                field.Append(c);
            }
        }

        fields.Add(field.ToString());
        return fields;
    }
}
