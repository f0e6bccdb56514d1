using System.Collections.Frozen;

namespace Drydock.Images.References;

/// <summary>The prefixes of targets: Drydock's own and those that users of Trivy, Grype, Docker Scout, Snyk and skopeo know.</summary>
internal static class TargetPrefixes
{
    /// <summary>Each with and without <c>//</c>. A null kind means: look at what the path holds.</summary>
    public static readonly FrozenDictionary<string, TargetKind?> Known = new Dictionary<string, TargetKind?>(StringComparer.Ordinal)
    {
        ["docker"] = TargetKind.Docker,
        ["docker-daemon"] = TargetKind.Docker,
        ["local"] = TargetKind.Docker,
        ["podman"] = TargetKind.Podman,
        ["registry"] = TargetKind.Registry,
        ["remote"] = TargetKind.Registry,
        ["image"] = TargetKind.Image,
        ["oci"] = TargetKind.OciLayout,
        ["oci-dir"] = TargetKind.OciLayout,
        ["oci-layout"] = TargetKind.OciLayout,
        ["oci-archive"] = TargetKind.OciArchive,
        ["docker-archive"] = TargetKind.DockerArchive,
        ["archive"] = null,
        ["dir"] = TargetKind.Directory,
        ["rootfs"] = TargetKind.Directory,
        ["fs"] = null,
        ["file"] = null,
        ["sbom"] = TargetKind.Sbom,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Prefixes of peers that name something Drydock does not open, with what to do instead.</summary>
    public static readonly FrozenDictionary<string, string> Unsupported = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["containerd"] = "save the image with 'ctr images export FILE NAME' and scan oci-archive:FILE",
        ["containers-storage"] = "start 'podman system service' and use podman:NAME, or save it with 'podman save'",
        ["singularity"] = "convert the image to an OCI archive first",
        ["purl"] = "give an SBOM (sbom:FILE) or a requirements file",
        ["repo"] = "clone the repository and scan dir:DIR",
        ["vm"] = "mount the disk and scan dir:DIR",
        ["http"] = "leave the scheme out; an insecure registry is allowed by configuration",
        ["https"] = "leave the scheme out: registry.example/name:tag",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The known prefix nearest to a mistyped one; null when none is near.</summary>
    public static string? Nearest(string prefix)
    {
        string? best = null;
        var bestDistance = prefix.Length <= 4 ? 2 : 3;
        foreach (var known in Known.Keys.Order(StringComparer.Ordinal))
        {
            var distance = Distance(prefix, known);
            if (distance < bestDistance) (best, bestDistance) = (known, distance);
        }

        return best;
    }

    // Levenshtein; prefixes are short, longer texts are cut off before.
    private static int Distance(string a, string b)
    {
        if (Math.Abs(a.Length - b.Length) > 3) return int.MaxValue;
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var above = row[j];
                row[j] = Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1));
                diagonal = above;
            }
        }

        return row[b.Length];
    }
}
