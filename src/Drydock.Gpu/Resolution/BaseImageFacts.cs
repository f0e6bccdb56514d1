using Drydock.Gpu.Reference;
using Drydock.Gpu.Versions;

namespace Drydock.Gpu.Resolution;

/// <summary>What the name of a base image tells about Python, CUDA and the C library.</summary>
/// <param name="Musl">Alpine and its like: no wheel for Linux with glibc fits.</param>
/// <param name="Glibc">Null when the name does not tell.</param>
/// <param name="CudaFlavour"><c>base</c>, <c>runtime</c> or <c>devel</c> of an image that has CUDA; null for others.</param>
/// <param name="HasTorch">An image that brings PyTorch along.</param>
public sealed record BaseImageFacts(string Name, PythonVersion? Python, bool Musl, SystemGlibc? Glibc, CudaVersion? Cuda, string? CudaFlavour, bool HasTorch)
{
    private const string CudaWord = "cuda";

    /// <summary>Reads a reference such as <c>nvidia/cuda:12.4.1-cudnn-runtime-ubuntu22.04</c>.</summary>
    public static BaseImageFacts Of(string reference, GpuTables tables)
    {
        var digest = reference.IndexOf('@', StringComparison.Ordinal);
        var plain = (digest < 0 ? reference : reference[..digest]).ToLowerInvariant();
        var colon = plain.LastIndexOf(':');
        if (colon < plain.LastIndexOf('/')) colon = -1;
        var repository = colon < 0 ? plain : plain[..colon];
        var tag = colon < 0 ? "" : plain[(colon + 1)..];
        var name = repository[(repository.LastIndexOf('/') + 1)..];
        var words = tag.Split('-', StringSplitOptions.RemoveEmptyEntries);
        var flavour = words.FirstOrDefault(static w => w is "base" or "runtime" or "devel");
        var nvidia = name == CudaWord && repository.Contains("nvidia/", StringComparison.Ordinal);
        var torch = name == "pytorch";
        return new BaseImageFacts(
            reference,
            PythonOf(name, words),
            name == "alpine" || words.Any(static w => w.StartsWith("alpine", StringComparison.Ordinal)) || name.Contains("musl", StringComparison.Ordinal),
            GlibcOf(name, words, tables),
            nvidia && words.Length > 0 && CudaVersion.TryParse(words[0], out var cuda) ? cuda : torch ? CudaOfWords(words) : null,
            nvidia || torch ? flavour ?? "runtime" : null,
            torch);
    }

    private static PythonVersion? PythonOf(string name, string[] words)
    {
        if (name is "python" or "pypy" && words.Length > 0 && PythonVersion.TryParse(words[0], out var tagged)) return tagged;
        // The tag of uv's images: python3.12-bookworm-slim.
        const string Prefix = "python";
        foreach (var word in words)
            if (word.StartsWith(Prefix, StringComparison.Ordinal) && PythonVersion.TryParse(word.AsSpan(Prefix.Length), out var worded)) return worded;
        // ubi9/python-312 and similar.
        if (!name.StartsWith("python-3", StringComparison.Ordinal) || name.Length is < 9 or > 11) return null;
        return PythonVersion.TryParse($"3.{name["python-3".Length..].TrimStart('.')}", out var named) ? named : null;
    }

    private static CudaVersion? CudaOfWords(string[] words)
    {
        foreach (var word in words)
            if (word.StartsWith(CudaWord, StringComparison.Ordinal) && CudaVersion.TryParse(word.AsSpan(CudaWord.Length), out var cuda)) return cuda;
        return null;
    }

    private static SystemGlibc? GlibcOf(string name, string[] words, GpuTables tables)
    {
        foreach (var row in tables.SystemGlibc)
        {
            if (row.Codename.Length > 0 && words.Contains(row.Codename)) return row;
            var compact = row.System + row.Version;
            if (words.Contains(compact) || (name == row.System && words is [var first, ..] && first == row.Version)) return row;
            if (row.System == "rhel" && (words.Any(w => w is ['u', 'b', 'i', .. var rest] && rest == row.Version) || words.Contains("rockylinux" + row.Version) || words.Contains("centos" + row.Version))) return row;
        }

        return null;
    }
}
