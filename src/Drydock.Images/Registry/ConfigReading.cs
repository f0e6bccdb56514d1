using System.Collections.Immutable;
using System.Text.Json;

namespace Drydock.Images.Registry;

/// <summary>The parts of an image config that are used (OCI image specification, config.md).</summary>
internal sealed record ConfigReading(
    Platform Platform, ImmutableArray<Digest> DiffIds, ImmutableArray<ImageHistory> History, ImmutableSortedDictionary<string, string> Labels, ImmutableArray<string> Environment, string? User,
    ImageConfig Config)
{
    /// <summary>Reads a config; null when it is not one. Never throws.</summary>
    public static ConfigReading? Read(ReadOnlyMemory<byte> content)
    {
        try
        {
            using var document = JsonDocument.Parse(content, new JsonDocumentOptions { MaxDepth = 64 });
            return Read(document.RootElement);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static ConfigReading? Read(JsonElement root)
    {
        if (JsonText.Of(root, "os") is not { Length: > 0 } os || JsonText.Of(root, "architecture") is not { Length: > 0 } architecture) return null;
        if (!root.TryGetProperty("rootfs", out var rootfs) || rootfs.ValueKind != JsonValueKind.Object) return null;
        var diffIds = ImmutableArray.CreateBuilder<Digest>();
        foreach (var element in List(rootfs, "diff_ids"))
        {
            if (!Digest.TryParse(JsonText.Of(element), out var digest)) return null;
            diffIds.Add(digest);
        }

        var config = root.TryGetProperty("config", out var given) ? given : default;
        return new ConfigReading(
            Platform.Normal(os, architecture, JsonText.Of(root, "variant")),
            diffIds.ToImmutable(),
            [.. List(root, "history").Where(static e => e.ValueKind == JsonValueKind.Object).Select(static e => new ImageHistory(JsonText.Of(e, "created_by"), IsTrue(e, "empty_layer")))],
            JsonText.Map(config, "Labels"),
            [.. List(config, "Env").Select(JsonText.Of).OfType<string>()],
            JsonText.Of(config, "User") is { Length: > 0 } user ? user : null,
            ConfigOf(config));
    }

    private static ImageConfig ConfigOf(JsonElement config) => new()
    {
        Entrypoint = Texts(config, "Entrypoint"),
        Command = Texts(config, "Cmd"),
        WorkingFolder = JsonText.Of(config, "WorkingDir") is { Length: > 0 } folder ? folder : null,
        Ports = Names(config, "ExposedPorts"),
        Volumes = Names(config, "Volumes"),
        StopSignal = JsonText.Of(config, "StopSignal") is { Length: > 0 } signal ? signal : null,
        Healthcheck = HealthcheckOf(config),
        OnBuild = Texts(config, "OnBuild"),
        Shell = Texts(config, "Shell"),
    };

    private static ImageHealthcheck? HealthcheckOf(JsonElement config)
    {
        if (config.ValueKind != JsonValueKind.Object || !config.TryGetProperty("Healthcheck", out var probe) || Texts(probe, "Test") is not { Length: > 0 } test) return null;
        return ImageHealthcheck.Of(test, Number(probe, "Interval"), Number(probe, "Timeout"), Number(probe, "StartPeriod"), Number(probe, "Retries"));
    }

    private static long Number(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var number) ? number : 0;

    private static ImmutableArray<string> Texts(JsonElement element, string name) => [.. List(element, name).Select(JsonText.Of).OfType<string>()];

    /// <summary>The member names of an object that stands for a set.</summary>
    private static ImmutableArray<string> Names(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var set) ? JsonText.Names(set) : [];

    private static JsonElement.ArrayEnumerator List(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array ? list.EnumerateArray() : default;

    private static bool IsTrue(JsonElement element, string name) => element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.True;
}
