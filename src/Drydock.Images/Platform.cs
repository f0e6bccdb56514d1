using System.Buffers;

namespace Drydock.Images;

/// <summary>An operating system and processor: <c>linux/amd64</c>, <c>linux/arm/v7</c>.</summary>
/// <remarks>OCI image specification, image-index.md. <c>arm64</c> without a variant is <c>arm64/v8</c>, <c>amd64</c> is <c>amd64/v1</c>; they compare equal here.</remarks>
public readonly record struct Platform(string Os, string Architecture, string? Variant = null)
{
    /// <summary>Reads <c>os/arch[/variant]</c> or a bare architecture (then linux); common machine names such as x86_64 and aarch64 are understood.</summary>
    public static bool TryParse(string? value, out Platform platform)
    {
        platform = default;
        var parts = value?.Split('/') ?? [];
        if (parts.Length is 0 or > 3 || parts.Any(static p => p.Length is 0 or > 64 || p.AsSpan().ContainsAnyExcept(AllowedCharacters))) return false;
        platform = parts.Length == 1 ? Normal("linux", parts[0], null) : Normal(parts[0], parts[1], parts.Length == 3 ? parts[2] : null);
        return true;
    }

    /// <summary>The platform with machine names and default variants brought to one form.</summary>
    public static Platform Normal(string os, string architecture, string? variant)
    {
        var arch = architecture switch { "x86_64" or "x86-64" => "amd64", "aarch64" => "arm64", "armhf" => "arm", "i386" or "i686" => "386", var a => a };
        var kept = arch switch { "arm64" when variant is "v8" or "" => null, "amd64" when variant is "v1" or "" => null, "arm" when variant is null or "" => "v7", _ when variant is "" => null, _ => variant };
        return new Platform(os, arch, kept);
    }

    public override string ToString() => Variant is null ? $"{Os}/{Architecture}" : $"{Os}/{Architecture}/{Variant}";

    private static readonly SearchValues<char> AllowedCharacters =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-");
}
