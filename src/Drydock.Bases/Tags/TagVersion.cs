using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Drydock.Bases.Tags;

/// <summary>The version that a tag begins with: dotted numbers, and what stands behind them.</summary>
/// <remarks>Which tags are versions, and which of them prereleases, is decided by their form alone, never by comparing them with <c>latest</c>:
/// <c>latest</c> may be an older line, or another distribution.</remarks>
public sealed record TagVersion : IComparable<TagVersion>
{
    /// <summary>More numbers than any product uses; a longer row is no version.</summary>
    public const int MostComponents = 8;

    /// <summary>True when a <c>v</c> stands in front.</summary>
    public bool Prefixed { get; init; }

    /// <summary>The numbers, 1 to 8 of them.</summary>
    public required ImmutableArray<long> Components { get; init; }

    /// <summary><c>rc1</c>, <c>beta2</c>, in lower case; null for a release.</summary>
    public string? Prerelease { get; init; }

    /// <summary>A packaging or build number: <c>13</c> of <c>21.0.2_13</c>; null where there is none.</summary>
    public string? Build { get; init; }

    /// <summary>True for <c>17beta1</c>: as complete as a release, whatever the count of numbers. <c>3.15-rc</c> moves on.</summary>
    public bool IsNumberedPrerelease => Prerelease is { } stage && char.IsAsciiDigit(stage[^1]);

    /// <summary>How many numbers are given.</summary>
    public int Precision => Components.Length;

    /// <summary>The first number.</summary>
    public long Major => Components[0];

    /// <summary>The numbers as written, without prefix, prerelease and build: <c>21.0.2</c>, <c>24.04</c>.</summary>
    public required string Numbers { get; init; }

    /// <summary>Reads one word; what may follow in further words (<c>-rc1</c>) is the tag's business. Null when it is no version.</summary>
    public static TagVersion? Parse(ReadOnlySpan<char> text)
    {
        var rest = text;
        var prefixed = rest.Length > 1 && rest[0] is 'v' or 'V' && char.IsAsciiDigit(rest[1]);
        if (prefixed) rest = rest[1..];
        var components = ImmutableArray.CreateBuilder<long>();
        while (true)
        {
            var digits = DigitsAtStart(rest);
            if (digits == 0 || components.Count == MostComponents || !long.TryParse(rest[..digits], NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return null;
            components.Add(number);
            rest = rest[digits..];
            if (rest is not ['.', ..] || DigitsAtStart(rest[1..]) == 0) break;
            rest = rest[1..];
        }

        // Java 8's updates are numbers of their own: 8u502.
        if (rest is ['u', ..] && components.Count == 1 && DigitsAtStart(rest[1..]) == rest.Length - 1 && long.TryParse(rest[1..], NumberStyles.None, CultureInfo.InvariantCulture, out var update))
        {
            components.Add(update);
            rest = [];
        }

        var written = text[(prefixed ? 1 : 0)..^rest.Length].ToString().Replace('u', '.');
        var version = new TagVersion { Prefixed = prefixed, Components = components.ToImmutable(), Numbers = written };
        return rest.IsEmpty ? version : Tail(version, rest);
    }

    /// <summary>Older, same or newer: by the numbers, where a missing one comes before any; then prereleases before the release; then the build.</summary>
    public int CompareTo(TagVersion? other)
    {
        if (other is null) return 1;
        for (var i = 0; i < Math.Min(Precision, other.Precision); i++)
            if (Components[i].CompareTo(other.Components[i]) is var order and not 0) return order;
        if (Precision.CompareTo(other.Precision) is var longer and not 0) return longer;
        if (PrereleaseOrder.Compare(Prerelease, other.Prerelease) is var stage and not 0) return stage;
        return NaturalOrder.Compare(Build ?? "", other.Build ?? "");
    }

    public bool Equals(TagVersion? other) =>
        other is not null && Prefixed == other.Prefixed && Prerelease == other.Prerelease && Build == other.Build && Components.AsSpan().SequenceEqual(other.Components.AsSpan());

    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var component in Components) hash.Add(component);
        hash.Add(Prerelease, StringComparer.Ordinal);
        return hash.ToHashCode();
    }

    /// <summary>The version as a person writes it.</summary>
    public override string ToString() => (Prefixed ? "v" : "") + Numbers + (Prerelease is null ? "" : "-" + Prerelease) + (Build is null ? "" : "+" + Build);

    /// <summary>True when both have the same first numbers.</summary>
    /// <param name="count">How many; numbers that both lack are the same.</param>
    public bool SameFirst(TagVersion other, int count)
    {
        for (var i = 0; i < count; i++)
            if (Component(i) != other.Component(i)) return false;
        return true;
    }

    /// <summary>A number by its place; null behind the last.</summary>
    public long? Component(int index) => index < Precision ? Components[index] : null;

    private static TagVersion? Tail(TagVersion version, ReadOnlySpan<char> rest)
    {
        if (rest is ['_' or '+', .. var build]) return build.IsEmpty || build.ContainsAnyExcept(PrereleaseOrder.WordCharacters) ? null : version with { Build = build.ToString() };
        if (rest is ['.', ..]) rest = rest[1..];
        return TryPrerelease(rest, out var prerelease) ? version with { Prerelease = prerelease } : null;
    }

    /// <summary>Reads <c>rc1</c>, <c>beta</c>, <c>a7</c>, <c>preview.2</c>.</summary>
    internal static bool TryPrerelease(ReadOnlySpan<char> text, [NotNullWhen(true)] out string? prerelease)
    {
        prerelease = null;
        var letters = 0;
        while (letters < text.Length && char.IsAsciiLetter(text[letters])) letters++;
        if (letters == 0 || PrereleaseOrder.RankOf(text[..letters]) is null) return false;
        var number = text[letters..];
        if (number is ['.', ..]) number = number[1..];
        if (number.ContainsAnyExceptInRange('0', '9') || number.Length > 18 || (number.IsEmpty && text.Length > letters)) return false;
        prerelease = string.Concat(text[..letters].ToString().ToLowerInvariant(), number);
        return true;
    }

    private static int DigitsAtStart(ReadOnlySpan<char> text)
    {
        var length = text.IndexOfAnyExceptInRange('0', '9');
        return length < 0 ? text.Length : length;
    }
}
