using System.Collections.Immutable;
using System.Globalization;

namespace Drydock.Gpu.Advisories;

/// <summary>Version of a component of NVIDIA's container stack or driver, with as many numbers as it was written with: <c>1.17.8</c>, <c>570.158.01</c>.</summary>
/// <remarks>Compared number by number. A release candidate (<c>1.18.0-rc.2</c>) comes before its release; a package revision (<c>1.17.8-1</c>) and build
/// metadata do not count.</remarks>
public sealed record ComponentVersion : IComparable<ComponentVersion>
{
    private const int MostNumbers = 4;
    private const int LongestNumber = 6;

    private readonly string text;

    private ComponentVersion(string text, ImmutableArray<int> numbers, int candidate) => (this.text, Numbers, Candidate) = (text, numbers, candidate);

    public ImmutableArray<int> Numbers { get; }

    // int.MaxValue for a release.
    private int Candidate { get; }

    /// <summary>Reads a version, a leading <c>v</c> included.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out ComponentVersion? version)
    {
        version = null;
        text = text.Trim();
        if (text.StartsWith("v", StringComparison.OrdinalIgnoreCase)) text = text[1..];
        var tail = text.IndexOfAny("-~+");
        var candidate = tail < 0 ? int.MaxValue : CandidateOf(text[(tail + 1)..]);
        var dotted = tail < 0 ? text : text[..tail];
        var numbers = ImmutableArray.CreateBuilder<int>(MostNumbers);
        foreach (var range in dotted.Split('.'))
        {
            var part = dotted[range];
            if (numbers.Count == MostNumbers || part.Length is 0 or > LongestNumber) return false;
            if (!int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return false;
            numbers.Add(number);
        }

        version = new ComponentVersion(text.ToString(), numbers.ToImmutable(), candidate);
        return true;
    }

    /// <summary>Reads a version that is known to be right, such as one of a table.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static ComponentVersion Parse(string text) => TryParse(text, out var version) ? version! : throw new FormatException($"'{text}' is not a version");

    public int CompareTo(ComponentVersion? other)
    {
        if (other is null) return 1;
        for (var i = 0; i < MostNumbers; i++)
        {
            var order = At(i).CompareTo(other.At(i));
            if (order != 0) return order;
        }

        return Candidate.CompareTo(other.Candidate);
    }

    public bool Equals(ComponentVersion? other) => other is not null && CompareTo(other) == 0;

    public override int GetHashCode() => HashCode.Combine(At(0), At(1), At(2), At(3), Candidate);

    /// <summary>As it was written, without a leading <c>v</c>.</summary>
    public override string ToString() => text;

    private int At(int index) => index < Numbers.Length ? Numbers[index] : 0;

    private static int CandidateOf(ReadOnlySpan<char> tail)
    {
        if (!tail.StartsWith("rc", StringComparison.OrdinalIgnoreCase)) return int.MaxValue;
        return int.TryParse(tail[2..].TrimStart('.'), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
    }
}
