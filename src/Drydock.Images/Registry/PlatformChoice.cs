using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Drydock.Images.Registry;

/// <summary>Chooses one platform's manifest from an index.</summary>
internal static class PlatformChoice
{
    /// <summary>The platform that containers have on this machine; linux/amd64 on an unusual one.</summary>
    public static Platform Machine => new("linux", RuntimeInformation.OSArchitecture switch { Architecture.Arm64 => "arm64", _ => "amd64" });

    /// <summary>The entry to read: the one for the platform asked for; else this machine's; else the only one; else linux/amd64. Null when none fits.</summary>
    public static ManifestDescriptor? Choose(ImmutableArray<ManifestDescriptor> manifests, Platform? wanted)
    {
        var images = manifests.RemoveAll(static manifest => manifest.IsAttestation);
        if (wanted is { } platform) return images.FirstOrDefault(manifest => manifest.Platform == platform);
        return images.FirstOrDefault(static manifest => manifest.Platform == Machine)
            ?? (images.Length == 1 ? images[0] : images.FirstOrDefault(static manifest => manifest.Platform == new Platform("linux", "amd64")));
    }

    /// <summary>The platforms of an index, for a message.</summary>
    public static string Listed(ImmutableArray<ManifestDescriptor> manifests)
    {
        var platforms = manifests.Where(static m => !m.IsAttestation && m.Platform is not null).Select(static m => m.Platform.ToString()!).Distinct(StringComparer.Ordinal).Take(20).ToArray();
        return platforms.Length == 0 ? "none" : string.Join(", ", platforms);
    }
}
