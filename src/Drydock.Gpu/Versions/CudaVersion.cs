using System.Globalization;

namespace Drydock.Gpu.Versions;

/// <summary>Version of CUDA: <c>12.4</c>, or with its update <c>12.4.1</c>.</summary>
/// <param name="Update">0 is the first release of a minor version (GA).</param>
public readonly record struct CudaVersion(int Major, int Minor, int Update = 0) : IComparable<CudaVersion>
{
    private const int LongestNumber = 4;

    /// <summary>The same version without its update: drivers and wheels go by this.</summary>
    public CudaVersion Line => new(Major, Minor);

    /// <summary>As wheels name it: <c>cu124</c> for 12.4, <c>cu92</c> for 9.2.</summary>
    public string WheelTag => string.Create(CultureInfo.InvariantCulture, $"cu{Major}{Minor}");

    /// <summary>Reads <c>12.4</c>, <c>12.4.1</c>, <c>12.4 GA</c> and <c>12.4 Update 1</c>.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out CudaVersion version)
    {
        version = default;
        var space = text.IndexOf(' ');
        var update = 0;
        if (space >= 0 && !TryUpdate(text[(space + 1)..], out update)) return false;
        Span<int> numbers = [0, 0, update];
        var count = 0;
        var dotted = space < 0 ? text : text[..space];
        foreach (var range in dotted.Split('.'))
        {
            if (count == (space < 0 ? 3 : 2) || !Number(dotted[range], out numbers[count])) return false;
            count++;
        }

        version = new CudaVersion(numbers[0], numbers[1], numbers[2]);
        return count >= 2;
    }

    /// <summary>Reads the tag of a wheel: <c>cu</c>, then the major version and one digit for the minor one.</summary>
    public static bool TryParseTag(ReadOnlySpan<char> tag, out CudaVersion version)
    {
        version = default;
        if (!tag.StartsWith("cu", StringComparison.Ordinal) || tag.Length is < 4 or > 5) return false;
        if (!Number(tag[2..^1], out var major) || !Number(tag[^1..], out var minor)) return false;
        version = new CudaVersion(major, minor);
        return major > 0;
    }

    /// <summary>Reads a version that is known to be right, such as one of a table.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static CudaVersion Parse(string text) => TryParse(text, out var version) ? version : throw new FormatException($"'{text}' is not a CUDA version");

    public int CompareTo(CudaVersion other) => (Major, Minor, Update).CompareTo((other.Major, other.Minor, other.Update));

    /// <summary><c>12.4</c>; <c>12.4.1</c> when there is an update.</summary>
    public override string ToString() =>
        Update == 0 ? string.Create(CultureInfo.InvariantCulture, $"{Major}.{Minor}") : string.Create(CultureInfo.InvariantCulture, $"{Major}.{Minor}.{Update}");

    public static bool operator <(CudaVersion left, CudaVersion right) => left.CompareTo(right) < 0;

    public static bool operator >(CudaVersion left, CudaVersion right) => left.CompareTo(right) > 0;

    public static bool operator <=(CudaVersion left, CudaVersion right) => left.CompareTo(right) <= 0;

    public static bool operator >=(CudaVersion left, CudaVersion right) => left.CompareTo(right) >= 0;

    private static bool TryUpdate(ReadOnlySpan<char> word, out int update)
    {
        update = 0;
        if (word is "GA") return true;
        const string Prefix = "Update ";
        return word.StartsWith(Prefix, StringComparison.Ordinal) && Number(word[Prefix.Length..], out update);
    }

    private static bool Number(ReadOnlySpan<char> text, out int number)
    {
        number = 0;
        return text.Length is > 0 and <= LongestNumber && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
    }
}
