using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Drydock.Gpu.Versions;

/// <summary>Version of a Python package as PEP 440 has it, with the local part that PyTorch uses for its build: <c>2.5.1+cu121</c>.</summary>
public sealed record WheelVersion : IComparable<WheelVersion>
{
    /// <summary>Longest text that is read.</summary>
    public const int Longest = 128;

    private const int LongestNumber = 9;

    private WheelVersion(int epoch, ImmutableArray<int> release, (int Kind, int Number) pre, int? post, int? dev, string? local) =>
        (Epoch, Release, Pre, Post, Dev, Local) = (epoch, release, pre, post, dev, local);

    public int Epoch { get; }

    /// <summary>The numbers between dots: 2, 5, 1.</summary>
    public ImmutableArray<int> Release { get; }

    /// <summary>The build, such as <c>cu121</c> or <c>cpu</c>; null when the version has none. Lower case, parts joined by dots.</summary>
    public string? Local { get; }

    /// <summary>Alpha, beta, release candidate or development release.</summary>
    public bool IsPreRelease => Pre.Kind < Final || Dev is not null;

    /// <summary>The release's first two numbers: PyTorch's Python and CUDA support goes by these.</summary>
    public (int Major, int Minor) Line => (Release[0], Release.Length > 1 ? Release[1] : 0);

    private const int Final = 3;

    // 0 alpha, 1 beta, 2 release candidate, 3 none.
    private (int Kind, int Number) Pre { get; }

    private int? Post { get; }

    private int? Dev { get; }

    /// <summary>Reads a version in any of PEP 440's spellings.</summary>
    public static bool TryParse(string text, out WheelVersion? version)
    {
        version = null;
        if (text.Length is 0 or > Longest) return false;
        var reader = new Reader(text.Trim().ToLowerInvariant());
        reader.Skip('v');
        var release = new List<int>();
        if (!reader.Number(out var first)) return false;
        var epoch = 0;
        if (reader.Skip('!'))
        {
            epoch = first;
            if (!reader.Number(out first)) return false;
        }

        release.Add(first);
        while (reader.NumberAfterDot(out var next)) release.Add(next);
        var pre = reader.PreRelease();
        var post = reader.Marked("post", "rev", "r") ?? reader.ImplicitPost();
        var dev = reader.Marked("dev");
        var local = reader.Local();
        if (!reader.AtEnd) return false;
        version = new WheelVersion(epoch, [.. release], pre, post, dev, local);
        return true;
    }

    /// <summary>Reads a version that is known to be right, such as one of a table.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static WheelVersion Parse(string text) => TryParse(text, out var version) ? version! : throw new FormatException($"'{text}' is not a package version");

    /// <summary>The same version without its local part.</summary>
    public WheelVersion Public => Local is null ? this : new WheelVersion(Epoch, Release, Pre, Post, Dev, null);

    /// <summary>The same version for a build, or without one.</summary>
    public WheelVersion WithLocal(string? local) => new(Epoch, Release, Pre, Post, Dev, local);

    /// <summary>PEP 440's order: a pre-release before its release, a post-release after it, a local version after the same without.</summary>
    public int CompareTo(WheelVersion? other)
    {
        if (other is null) return 1;
        var order = Epoch.CompareTo(other.Epoch);
        if (order == 0) order = CompareReleases(Release, other.Release);
        if (order == 0) order = PreKey.CompareTo(other.PreKey);
        if (order == 0) order = (Post ?? -1).CompareTo(other.Post ?? -1);
        if (order == 0) order = (Dev ?? int.MaxValue).CompareTo(other.Dev ?? int.MaxValue);
        return order != 0 ? order : CompareLocals(Local, other.Local);
    }

    /// <summary>Whether the release starts with the numbers of another, as <c>==2.5.*</c> asks.</summary>
    public bool StartsWith(ImmutableArray<int> numbers)
    {
        for (var i = 0; i < numbers.Length; i++)
            if ((i < Release.Length ? Release[i] : 0) != numbers[i]) return false;
        return true;
    }

    public bool Equals(WheelVersion? other) => other is not null && CompareTo(other) == 0;

    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.Add(Epoch);
        var length = Release.Length;
        while (length > 1 && Release[length - 1] == 0) length--;
        foreach (var number in Release.AsSpan()[..length]) hash.Add(number);
        hash.Add(PreKey);
        hash.Add(Post);
        hash.Add(Dev);
        hash.Add(Local);
        return hash.ToHashCode();
    }

    /// <summary>The normal spelling.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        if (Epoch != 0) text.Append(CultureInfo.InvariantCulture, $"{Epoch}!");
        text.AppendJoin('.', Release);
        if (Pre.Kind < Final) text.Append(Pre.Kind switch { 0 => "a", 1 => "b", _ => "rc" }).Append(Pre.Number);
        if (Post is { } post) text.Append(".post").Append(post);
        if (Dev is { } dev) text.Append(".dev").Append(dev);
        if (Local is not null) text.Append('+').Append(Local);
        return text.ToString();
    }

    // A development release of the final version comes before its alphas.
    private (int, int) PreKey => Pre.Kind == Final && Post is null && Dev is not null ? (-1, 0) : (Pre.Kind, Pre.Number);

    private static int CompareReleases(ImmutableArray<int> a, ImmutableArray<int> b)
    {
        for (var i = 0; i < Math.Max(a.Length, b.Length); i++)
        {
            var order = (i < a.Length ? a[i] : 0).CompareTo(i < b.Length ? b[i] : 0);
            if (order != 0) return order;
        }

        return 0;
    }

    private static int CompareLocals(string? a, string? b)
    {
        if (a is null || b is null) return (a is null ? 0 : 1).CompareTo(b is null ? 0 : 1);
        var (left, right) = (a.Split('.'), b.Split('.'));
        for (var i = 0; i < Math.Min(left.Length, right.Length); i++)
        {
            var order = CompareParts(left[i], right[i]);
            if (order != 0) return order;
        }

        return left.Length.CompareTo(right.Length);
    }

    // Numbers by value and after words; words as text.
    private static int CompareParts(string a, string b)
    {
        var (aNumber, bNumber) = (IsNumber(a), IsNumber(b));
        if (aNumber != bNumber) return aNumber ? 1 : -1;
        if (!aNumber) return string.CompareOrdinal(a, b);
        var (left, right) = (a.TrimStart('0'), b.TrimStart('0'));
        return left.Length != right.Length ? left.Length.CompareTo(right.Length) : string.CompareOrdinal(left, right);
    }

    private static bool IsNumber(string part) => part.AsSpan().IndexOfAnyExceptInRange('0', '9') < 0;

    private ref struct Reader(string text)
    {
        private ReadOnlySpan<char> rest = text;

        public readonly bool AtEnd => rest.IsEmpty;

        public bool Skip(char c)
        {
            if (rest.IsEmpty || rest[0] != c) return false;
            rest = rest[1..];
            return true;
        }

        public bool Number(out int number)
        {
            var length = rest.IndexOfAnyExceptInRange('0', '9');
            if (length < 0) length = rest.Length;
            number = 0;
            if (length is 0 or > LongestNumber) return false;
            number = int.Parse(rest[..length], NumberStyles.None, CultureInfo.InvariantCulture);
            rest = rest[length..];
            return true;
        }

        public bool NumberAfterDot(out int number)
        {
            number = 0;
            if (rest.Length < 2 || rest[0] != '.' || !char.IsAsciiDigit(rest[1])) return false;
            rest = rest[1..];
            return Number(out number);
        }

        public (int, int) PreRelease()
        {
            if (Marked("alpha", "a") is { } alpha) return (0, alpha);
            if (Marked("beta", "b") is { } beta) return (1, beta);
            return Marked("preview", "pre", "rc", "c") is { } candidate ? (2, candidate) : (Final, 0);
        }

        /// <summary>A word, separators around it, and its number, which is 0 when it is not written.</summary>
        public int? Marked(params ReadOnlySpan<string> words)
        {
            var here = rest;
            if (!here.IsEmpty && here[0] is '.' or '-' or '_') here = here[1..];
            foreach (var word in words)
            {
                if (!here.StartsWith(word, StringComparison.Ordinal)) continue;
                rest = here[word.Length..];
                if (rest.Length > 1 && rest[0] is '.' or '-' or '_' && char.IsAsciiDigit(rest[1])) rest = rest[1..];
                return Number(out var number) ? number : 0;
            }

            return null;
        }

        public int? ImplicitPost()
        {
            if (rest.Length < 2 || rest[0] != '-' || !char.IsAsciiDigit(rest[1])) return null;
            rest = rest[1..];
            return Number(out var number) ? number : null;
        }

        public string? Local()
        {
            if (rest.Length < 2 || rest[0] != '+') return null;
            var local = rest[1..].ToString().Replace('-', '.').Replace('_', '.');
            var parts = local.Split('.');
            for (var i = 0; i < parts.Length; i++)
            {
                if (parts[i].Length == 0 || !parts[i].All(char.IsAsciiLetterOrDigit)) return null;
                if (IsNumber(parts[i])) parts[i] = parts[i].TrimStart('0') is { Length: > 0 } digits ? digits : "0";
            }

            rest = [];
            return string.Join('.', parts);
        }
    }
}
