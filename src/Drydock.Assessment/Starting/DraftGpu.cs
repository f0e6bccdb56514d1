using System.Collections.Immutable;
using Drydock.Dockerfiles.Compose;
using Drydock.Dockerfiles.Semantics;

namespace Drydock.Assessment.Starting;

/// <summary>Whether a service needs a GPU, as its files say.</summary>
internal static class DraftGpu
{
    private const string Capabilities = "NVIDIA_DRIVER_CAPABILITIES";
    private static readonly ImmutableArray<string> Known = ["compute", "utility", "graphics", "video", "display", "compat32", "ngx"];
    private static readonly ImmutableArray<string> Usual = ["compute", "utility"];

    /// <summary>The driver capabilities of a service; null where nothing asks for a GPU: neither compose, nor the variables that the NVIDIA runtime reads, nor the name of the base.</summary>
    /// <param name="service">Of a compose file; null for a Dockerfile that none names.</param>
    /// <param name="model">Its Dockerfile; null for a service that is only an image.</param>
    /// <param name="image">Its base or image; null where it is not known.</param>
    public static ImmutableArray<string>? Of(ComposeService? service, DockerfileModel? model, string? image)
    {
        var set = (model?.Stages ?? []).SelectMany(static s => s.All<PairsStatement>()).Where(static s => s.Syntax.Name == "env").SelectMany(static s => s.Pairs, static (_, p) => (p.Name, Value: p.Expanded ?? ""))
            .Concat((service?.Environment ?? []).Select(static v => (v.Name, Value: v.Value ?? ""))).ToList();
        var asks = service is { Gpus.IsEmpty: false } || service?.Runtime?.Text == "nvidia" || image is not null && IsForGpu(image)
            || set.Exists(static p => p.Name is Capabilities or "NVIDIA_VISIBLE_DEVICES" && p.Value is not ("none" or "void" or ""));
        if (!asks) return null;
        var words = set.Where(static p => p.Name == Capabilities).Select(static p => p.Value).Concat((service?.Gpus ?? []).SelectMany(static g => g.Capabilities))
            .SelectMany(static a => a.Split(',', StringSplitOptions.TrimEntries)).ToHashSet(StringComparer.Ordinal);
        var named = Known.Where(words.Contains).ToImmutableArray();
        return named.IsEmpty ? Usual : named;
    }

    private static bool IsForGpu(string image) =>
        image.StartsWith("nvidia/", StringComparison.Ordinal) || image.StartsWith("nvcr.io/", StringComparison.Ordinal) || image.StartsWith("pytorch/pytorch:", StringComparison.Ordinal) && image.Contains("cuda", StringComparison.Ordinal);
}
