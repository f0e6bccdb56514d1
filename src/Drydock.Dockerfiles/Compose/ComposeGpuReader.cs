using System.Collections.Immutable;
using Drydock.Dockerfiles.Yaml;

namespace Drydock.Dockerfiles.Compose;

/// <summary>The two ways in which a compose service asks for GPUs.</summary>
internal static class ComposeGpuReader
{
    /// <summary>Reads <c>deploy.resources.reservations.devices</c> (Compose Deploy Specification) and <c>gpus</c> (Compose 2.30).</summary>
    public static IEnumerable<ComposeGpu> Read(YamlNode service)
    {
        foreach (var device in service["deploy"]?["resources"]?["reservations"]?["devices"]?.Items ?? [])
        {
            var gpu = Device(device);
            if (gpu.Driver is "nvidia" or "cdi" || gpu.Capabilities.Any(static c => c is "gpu" or "nvidia")) yield return gpu;
        }

        if (service["gpus"] is not { } gpus) yield break;
        if (gpus.Text is { } all) yield return new ComposeGpu(null, all, [], [], gpus.Line);
        foreach (var device in gpus.Items) yield return Device(device);
    }

    private static ComposeGpu Device(YamlNode node) =>
        new(node["driver"]?.Text, node["count"]?.Text, Texts(node["device_ids"]), Capabilities(node["capabilities"]), node.Line);

    private static ImmutableArray<string> Texts(YamlNode? node) => [.. (node?.Items ?? []).Select(static item => item.Text).OfType<string>()];

    /// <summary>A list, in which the engine's own list of lists is met too.</summary>
    private static ImmutableArray<string> Capabilities(YamlNode? node) =>
        [.. (node?.Items ?? []).SelectMany(static item => item is YamlSequence inner ? inner.Nodes : [item]).Select(static item => item.Text).OfType<string>()];
}
