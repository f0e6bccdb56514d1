using System.Globalization;

namespace Drydock.Cli.Usage;

/// <summary>Sizes as people write them.</summary>
internal static class Sizes
{
    private const int MostDigits = 12;

    private static readonly (string Suffix, long Bytes)[] Units =
    [
        ("KIB", 1L << 10), ("MIB", 1L << 20), ("GIB", 1L << 30), ("KB", 1_000), ("MB", 1_000_000), ("GB", 1_000_000_000), ("B", 1),
    ];

    /// <summary>Reads a whole number with <c>B</c>, <c>kB</c>, <c>MB</c>, <c>GB</c> (decimal), <c>KiB</c>, <c>MiB</c> or <c>GiB</c> (binary) behind it,
    /// in any case.</summary>
    public static bool TryParse(string text, out long bytes)
    {
        bytes = 0;
        var upper = text.ToUpperInvariant();
        foreach (var (suffix, unit) in Units)
        {
            if (!upper.EndsWith(suffix, StringComparison.Ordinal)) continue;
            var digits = upper.AsSpan(0, upper.Length - suffix.Length).TrimEnd(' ');
            if (digits.Length is 0 or > MostDigits || !long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return false;
            if (number > long.MaxValue / unit) return false;
            bytes = number * unit;
            return true;
        }

        return false;
    }
}
