using System.Buffers;
using System.Globalization;

namespace Drydock.Gpu.Versions;

/// <summary>A minor version of CPython, for which wheels are built: <c>3.12</c>, or free-threaded <c>3.13t</c>.</summary>
public readonly record struct PythonVersion(int Major, int Minor, bool FreeThreaded = false) : IComparable<PythonVersion>
{
    private const int LongestNumber = 3;

    private static readonly SearchValues<char> PatchCharacters = SearchValues.Create("0123456789abrc");

    /// <summary>As wheels name it: <c>cp312</c>.</summary>
    public string WheelTag => string.Create(CultureInfo.InvariantCulture, $"cp{Major}{Minor}{(FreeThreaded ? "t" : "")}");

    /// <summary>Reads <c>3.12</c>, <c>3.12.7</c>, <c>3.13t</c> and <c>3.14.0rc1</c>: what follows the minor version does not matter.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out PythonVersion version)
    {
        version = default;
        var dot = text.IndexOf('.');
        if (dot < 0 || !Number(text[..dot], out var major)) return false;
        var rest = text[(dot + 1)..];
        var length = rest.IndexOfAnyExceptInRange('0', '9');
        if (length < 0) length = rest.Length;
        if (!Number(rest[..length], out var minor)) return false;
        var tail = rest[length..];
        var free = tail.EndsWith("t", StringComparison.Ordinal);
        if (free) tail = tail[..^1];
        if (!IsPatch(tail)) return false;
        version = new PythonVersion(major, minor, free);
        return true;
    }

    /// <summary>Reads a version that is known to be right, such as one of a table.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static PythonVersion Parse(string text) => TryParse(text, out var version) ? version : throw new FormatException($"'{text}' is not a Python version");

    public int CompareTo(PythonVersion other) => (Major, Minor, FreeThreaded).CompareTo((other.Major, other.Minor, other.FreeThreaded));

    /// <summary><c>3.12</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Major}.{Minor}{(FreeThreaded ? "t" : "")}");

    public static bool operator <(PythonVersion left, PythonVersion right) => left.CompareTo(right) < 0;

    public static bool operator >(PythonVersion left, PythonVersion right) => left.CompareTo(right) > 0;

    public static bool operator <=(PythonVersion left, PythonVersion right) => left.CompareTo(right) <= 0;

    public static bool operator >=(PythonVersion left, PythonVersion right) => left.CompareTo(right) >= 0;

    /// <summary>Nothing, or a dot, digits and a pre-release: <c>.7</c>, <c>.0rc1</c>.</summary>
    private static bool IsPatch(ReadOnlySpan<char> tail) =>
        tail.IsEmpty || (tail.Length is >= 2 and <= 8 && tail[0] == '.' && char.IsAsciiDigit(tail[1]) && tail[1..].IndexOfAnyExcept(PatchCharacters) < 0);

    private static bool Number(ReadOnlySpan<char> text, out int number)
    {
        number = 0;
        return text.Length is > 0 and <= LongestNumber && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
    }
}
