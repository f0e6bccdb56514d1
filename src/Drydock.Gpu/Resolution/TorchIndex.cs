using Drydock.Gpu.Versions;

namespace Drydock.Gpu.Resolution;

/// <summary>What an index URL stands for.</summary>
/// <param name="Build">The build that the index is for: <c>cu121</c>, <c>cpu</c>; null for an index of all builds or another index.</param>
public sealed record TorchIndex(TorchIndexKind Kind, string? Build)
{
    /// <summary>PyTorch's index of a build.</summary>
    public static string UrlOf(string build) => $"https://download.pytorch.org/whl/{build}";

    /// <summary>The CUDA of the build; null for others.</summary>
    public CudaVersion? Cuda => Build is not null && CudaVersion.TryParseTag(Build, out var cuda) ? cuda : null;

    /// <summary>Recognises an index.</summary>
    /// <param name="url">Null for the default.</param>
    public static TorchIndex Of(string? url)
    {
        if (url is null) return new TorchIndex(TorchIndexKind.PyPi, null);
        if (!Uri.TryCreate(url, UriKind.Absolute, out var uri)) return new TorchIndex(TorchIndexKind.Other, null);
        if (uri.Host is "pypi.org" or "pypi.python.org") return new TorchIndex(TorchIndexKind.PyPi, null);
        var segments = uri.AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var build = segments.FirstOrDefault(IsBuild);
        if (uri.Host is not ("download.pytorch.org" or "download-r2.pytorch.org")) return new TorchIndex(TorchIndexKind.Other, build);
        if (segments.Contains("nightly") || segments.Contains("test")) return new TorchIndex(TorchIndexKind.PyTorchPreview, build);
        return build is null ? new TorchIndex(TorchIndexKind.PyTorchAll, null) : new TorchIndex(TorchIndexKind.PyTorch, build);
    }

    /// <summary>Whether a word names a build.</summary>
    public static bool IsBuild(string word) =>
        word is "cpu" or "cpu-cxx11-abi" or "xpu" || CudaVersion.TryParseTag(word, out _) || (word.StartsWith("rocm", StringComparison.Ordinal) && word.Length is > 4 and < 12);
}
