using System.Buffers;
using System.Globalization;

namespace Drydock.Bases.Tags;

/// <summary>The order of prereleases: development, alpha, beta, preview, candidate; the release comes last.</summary>
internal static class PrereleaseOrder
{
    public static readonly SearchValues<char> WordCharacters = SearchValues.Create("0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ._");

    /// <summary>The place of a word; null when it says no prerelease.</summary>
    public static int? RankOf(ReadOnlySpan<char> word)
    {
        Span<char> lower = stackalloc char[16];
        if (word.Length > lower.Length) return null;
        word.ToLowerInvariant(lower);
        return lower[..word.Length] switch
        {
            "dev" or "snapshot" or "nightly" => 0,
            "a" or "alpha" => 1,
            "b" or "beta" => 2,
            "m" or "milestone" or "pre" or "preview" or "ea" => 3,
            "rc" or "cr" or "c" => 4,
            _ => null,
        };
    }

    /// <summary>Compares two prereleases as <see cref="TagVersion.Prerelease"/> holds them; null is the release.</summary>
    public static int Compare(string? a, string? b)
    {
        if (a is null || b is null) return (a is null).CompareTo(b is null);
        var (wordA, numberA) = Split(a);
        var (wordB, numberB) = Split(b);
        var rank = Nullable.Compare(RankOf(wordA), RankOf(wordB));
        if (rank != 0) return rank;
        return numberA.CompareTo(numberB) is var order and not 0 ? order : string.CompareOrdinal(a, b);
    }

    private static (string Word, long Number) Split(string text)
    {
        var letters = text.AsSpan().IndexOfAnyInRange('0', '9');
        if (letters < 0) return (text, -1);
        return (text[..letters], long.TryParse(text.AsSpan(letters), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1);
    }
}
