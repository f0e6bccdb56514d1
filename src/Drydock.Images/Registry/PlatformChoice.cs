using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.InteropServices;

namespace Drydock.Images.Registry;

/// <summary>Chooses one platform's manifest from an index.</summary>
internal static class PlatformChoice
{
    /// <summary>The platform that containers have on this machine; linux/amd64 on an unusual one.</summary>
    public static Platform Machine => new("linux", RuntimeInformation.OSArchitecture switch { Architecture.Arm64 => "arm64", _ => "amd64" });

    /// <summary>The entry to read: the best one that runs on the platform asked for; else the only one, when the index does not say its platform.
    /// With no platform asked for: this machine's; else the only one; else linux/amd64. Null when none fits.</summary>
    public static ManifestDescriptor? Choose(ImmutableArray<ManifestDescriptor> manifests, Platform? wanted)
    {
        var images = manifests.RemoveAll(static manifest => manifest.IsAttestation);
        var only = images.Length == 1 ? images[0] : null;
        if (wanted is { } platform) return Best(images, platform) ?? (only?.Platform is null ? only : null);
        return Best(images, Machine) ?? only ?? Best(images, new Platform("linux", "amd64"));
    }

    /// <summary>True when an image for one platform runs on another: the same, or an older variant of the same processor (an arm/v6 image on arm/v7).</summary>
    public static bool Runs(Platform image, Platform on) => RunOn(on).Contains(image);

    /// <summary>The platforms of an index, sorted by name, each once.</summary>
    public static ImmutableArray<Platform> Named(ImmutableArray<ManifestDescriptor> manifests) =>
        [.. manifests.Where(static m => !m.IsAttestation).Select(static m => m.Platform).OfType<Platform>().Distinct().OrderBy(static p => p.ToString(), StringComparer.Ordinal)];

    /// <summary>The platforms of an index, for a message.</summary>
    public static string Listed(ImmutableArray<ManifestDescriptor> manifests)
    {
        var platforms = manifests.Where(static m => !m.IsAttestation && m.Platform is not null).Select(static m => m.Platform.ToString()!).Distinct(StringComparer.Ordinal).Take(20).ToArray();
        return platforms.Length == 0 ? "no platform" : string.Join(", ", platforms);
    }

    private static ManifestDescriptor? Best(ImmutableArray<ManifestDescriptor> images, Platform on)
    {
        foreach (var platform in RunOn(on))
        {
            if (images.FirstOrDefault(manifest => manifest.Platform == platform) is { } found) return found;
        }

        return null;
    }

    // Variants count upwards; the lowest of amd64 (v1) and arm64 (v8) is written without one.
    private static IEnumerable<Platform> RunOn(Platform on)
    {
        yield return on;
        var lowest = on.Architecture switch { "arm" => 5, "arm64" => 8, "amd64" => 1, _ => int.MaxValue };
        if (on.Variant is not ['v', .. var digits] || !int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var variant)) yield break;
        for (var older = Math.Min(variant, 20) - 1; older >= lowest; older--) yield return Platform.Normal(on.Os, on.Architecture, $"v{older}");
    }
}
