using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Drydock.Gpu.Versions;

/// <summary>Version of NVIDIA's driver, such as <c>550.54.14</c>; <c>580</c> alone stands for the first driver of that branch.</summary>
/// <remarks>Compared number by number: <c>450.80.2</c> and <c>450.80.02</c> are the same driver, and a missing number counts as 0.</remarks>
public readonly struct DriverVersion : IEquatable<DriverVersion>, IComparable<DriverVersion>
{
    private const int LongestNumber = 6;

    private readonly string? text;

    private DriverVersion(string text, int branch, int minor, int patch) => (this.text, Branch, Minor, Patch) = (text, branch, minor, patch);

    /// <summary>The first number, which names the branch: 550 of <c>550.54.14</c>.</summary>
    public int Branch { get; }

    public int Minor { get; }

    public int Patch { get; }

    /// <summary>Reads one to three numbers with dots between them, each of at most six digits.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out DriverVersion version)
    {
        version = default;
        Span<int> numbers = stackalloc int[3];
        var count = 0;
        foreach (var range in text.Split('.'))
        {
            var part = text[range];
            if (count == numbers.Length || part.Length is 0 or > LongestNumber) return false;
            if (!int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out numbers[count++])) return false;
        }

        version = new DriverVersion(text.ToString(), numbers[0], numbers[1], numbers[2]);
        return true;
    }

    /// <summary>Reads a version that is known to be right, such as one of a table.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static DriverVersion Parse(string text) => TryParse(text, out var version) ? version : throw new FormatException($"'{text}' is not a driver version");

    public int CompareTo(DriverVersion other) => (Branch, Minor, Patch).CompareTo((other.Branch, other.Minor, other.Patch));

    public bool Equals(DriverVersion other) => CompareTo(other) == 0;

    public override bool Equals([NotNullWhen(true)] object? obj) => obj is DriverVersion other && Equals(other);

    public override int GetHashCode() => HashCode.Combine(Branch, Minor, Patch);

    /// <summary>As it was written.</summary>
    public override string ToString() => text ?? "0";

    public static bool operator ==(DriverVersion left, DriverVersion right) => left.Equals(right);

    public static bool operator !=(DriverVersion left, DriverVersion right) => !left.Equals(right);

    public static bool operator <(DriverVersion left, DriverVersion right) => left.CompareTo(right) < 0;

    public static bool operator >(DriverVersion left, DriverVersion right) => left.CompareTo(right) > 0;

    public static bool operator <=(DriverVersion left, DriverVersion right) => left.CompareTo(right) <= 0;

    public static bool operator >=(DriverVersion left, DriverVersion right) => left.CompareTo(right) >= 0;
}
