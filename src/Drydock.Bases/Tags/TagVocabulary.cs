using System.Collections.Frozen;

namespace Drydock.Bases.Tags;

/// <summary>What single words of tags mean, whichever image they stand in. Words that only mean something in some images are the reader's.</summary>
/// <remarks>Collected from the tags of the official images (docker-library/official-images at 37079fb336, 2026-08-21) and of nvidia/cuda, pytorch and .NET.</remarks>
internal static class TagVocabulary
{
    private static readonly FrozenDictionary<string, TagWordKind> Words = Build();

    private static readonly (string Prefix, string Id)[] OsPrefixes =
    [
        ("alpine", "alpine"), ("debian", "debian"), ("ubuntu", "ubuntu"), ("ubi", "rhel"), ("rhel", "rhel"), ("almalinux", "almalinux"), ("rockylinux", "rocky"),
        ("oraclelinux", "ol"), ("amazonlinux", "amzn"), ("centos", "centos"), ("fedora", "fedora"), ("al", "amzn"), ("el", "rhel"), ("ol", "ol"),
    ];

    private static readonly string[] AcceleratorNames = ["cudnn", "cuda", "cu", "rocm", "tensorrt", "nccl"];

    /// <summary>The class of a word in lower case; null when the vocabulary does not have it.</summary>
    public static TagWordKind? KindOf(string word)
    {
        if (Words.TryGetValue(word, out var kind)) return kind;
        if (OsOf(word) is not null) return TagWordKind.Os;
        return AcceleratorOf(word) is not null ? TagWordKind.Accelerator : null;
    }

    /// <summary>The distribution that a word names by itself: <c>alpine</c>, <c>alpine3.20</c>, <c>bookworm</c>, <c>ubi9</c>; null for others.</summary>
    public static BaseOs? OsOf(string word)
    {
        if (OsReleases.ByCodename(word) is { } named) return named;
        if (word is "sid" or "unstable") return new BaseOs("debian", null, "sid");
        if (word is "ubi") return new BaseOs("rhel", null, null);
        if (word is "oracle") return new BaseOs("ol", null, null);
        foreach (var (prefix, id) in OsPrefixes)
        {
            if (!word.StartsWith(prefix, StringComparison.Ordinal)) continue;
            if (word.Length == prefix.Length) return prefix.Length > 2 ? new BaseOs(id, null, null) : null;
            if (TagVersion.Parse(word.AsSpan(prefix.Length)) is { Prerelease: null, Build: null, Prefixed: false, Precision: <= 4 } version) return OsReleases.ByNumber(id, Written(word, prefix, version));
        }

        return null;
    }

    /// <summary>The accelerator that a word names: <c>cuda12.4</c>, <c>cudnn</c>, <c>cu121</c>, <c>cpu</c>; null for others.</summary>
    public static Accelerator? AcceleratorOf(string word)
    {
        if (word is "cpu" or "gpu" or "xpu" or "hpu") return new Accelerator(word, null);
        foreach (var name in AcceleratorNames)
        {
            if (!word.StartsWith(name, StringComparison.Ordinal)) continue;
            if (word.Length == name.Length) return name == "cu" ? null : new Accelerator(name, null);
            if (TagVersion.Parse(word.AsSpan(name.Length)) is not { Prefixed: false } version) continue;

            // PyTorch writes CUDA 12.1 as cu121.
            if (name == "cu") return version.Precision == 1 && version.Major is >= 80 and < 1000 ? new Accelerator("cuda", TagVersion.Parse($"{version.Major / 10}.{version.Major % 10}")) : null;
            return new Accelerator(name, version);
        }

        return null;
    }

    private static string Written(string word, string prefix, TagVersion version) => version.Precision == 1 ? version.Numbers : word[prefix.Length..];

    private static FrozenDictionary<string, TagWordKind> Build()
    {
        var words = new Dictionary<string, TagWordKind>(StringComparer.Ordinal);
        void Put(TagWordKind kind, string list)
        {
            foreach (var word in list.Split(' ')) words.Add(word, kind);
        }

        Put(TagWordKind.Channel, "latest lts current mainline edge innovation tip lta nightly jod krypton iron hydrogen gallium fermium rawhide main master stable");
        Put(TagWordKind.Size, "slim minimal min micro full core lite base glibc musl uclibc scratch chiseled distroless extra tiny static standalone composite");
        Put(TagWordKind.Stage, "jdk jre sdk builder build devel runtime dev headless headful debug");
        Put(TagWordKind.Flavour, "fpm apache cli zts enterprise community management perl otel curl scm dind rootless nonroot aot openjdk threaded node browsers");
        return words.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
