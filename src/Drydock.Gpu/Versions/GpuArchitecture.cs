using System.Globalization;

namespace Drydock.Gpu.Versions;

/// <summary>Compute capability of a GPU, for which machine code is built: <c>sm_90</c> is 9.0.</summary>
public readonly record struct GpuArchitecture(int Major, int Minor) : IComparable<GpuArchitecture>
{
    /// <summary>Reads <c>sm_90</c>, <c>sm90</c>, <c>compute_90</c> and <c>9.0</c>.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out GpuArchitecture architecture)
    {
        architecture = default;
        var dot = text.IndexOf('.');
        var digits = dot < 0 ? Digits(text) : text;
        if (digits.Length < 2) return false;
        var major = dot < 0 ? digits[..^1] : text[..dot];
        var minor = dot < 0 ? digits[^1..] : text[(dot + 1)..];
        if (major.Length is 0 or > 2 || minor.Length != 1) return false;
        if (!int.TryParse(major, NumberStyles.None, CultureInfo.InvariantCulture, out var high)) return false;
        if (!int.TryParse(minor, NumberStyles.None, CultureInfo.InvariantCulture, out var low)) return false;
        architecture = new GpuArchitecture(high, low);
        return true;
    }

    /// <summary>Reads an architecture that is known to be right, such as one of a table.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static GpuArchitecture Parse(string text) =>
        TryParse(text, out var architecture) ? architecture : throw new FormatException($"'{text}' is not a GPU architecture");

    /// <summary>Whether machine code for <paramref name="built"/> runs on this GPU: the same major version, and no newer minor version.</summary>
    /// <remarks>CUDA C++ Programming Guide, "Binary Compatibility". Does not hold between desktop GPUs and Jetson.</remarks>
    public bool RunsBinaryFor(GpuArchitecture built) => Major == built.Major && Minor >= built.Minor;

    public int CompareTo(GpuArchitecture other) => (Major, Minor).CompareTo((other.Major, other.Minor));

    /// <summary><c>sm_90</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"sm_{Major}{Minor}");

    public static bool operator <(GpuArchitecture left, GpuArchitecture right) => left.CompareTo(right) < 0;

    public static bool operator >(GpuArchitecture left, GpuArchitecture right) => left.CompareTo(right) > 0;

    public static bool operator <=(GpuArchitecture left, GpuArchitecture right) => left.CompareTo(right) <= 0;

    public static bool operator >=(GpuArchitecture left, GpuArchitecture right) => left.CompareTo(right) >= 0;

    private static ReadOnlySpan<char> Digits(ReadOnlySpan<char> text)
    {
        foreach (var prefix in (ReadOnlySpan<string>)["sm_", "compute_", "sm"])
            if (text.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)) return text[prefix.Length..];
        return [];
    }
}
