using System.Collections.Immutable;
using System.Globalization;
using Drydock.Gpu.Versions;

namespace Drydock.Gpu.Requirements;

/// <summary>One clause of a version specifier: <c>&gt;=2.4</c>, <c>==2.5.*</c> (PEP 440, "Version specifiers").</summary>
/// <param name="Operator"><c>==</c>, <c>!=</c>, <c>&lt;=</c>, <c>&gt;=</c>, <c>&lt;</c>, <c>&gt;</c> or <c>~=</c>.</param>
/// <param name="Prefix"><c>==2.5.*</c>: any version that starts so.</param>
public sealed record VersionSpecifier(string Operator, WheelVersion Version, bool Prefix)
{
    // Longest first.
    private static readonly ImmutableArray<string> Operators = ["===", "==", "!=", "<=", ">=", "~=", "<", ">"];

    /// <summary>Reads one clause; <c>===</c> is read as <c>==</c>.</summary>
    public static bool TryParse(string text, out VersionSpecifier? specifier)
    {
        specifier = null;
        text = text.Trim();
        var found = Operators.FirstOrDefault(o => text.StartsWith(o, StringComparison.Ordinal));
        if (found is null) return false;
        var version = text[found.Length..].Trim();
        var prefix = version.EndsWith(".*", StringComparison.Ordinal);
        if (prefix && found is not ("==" or "!=")) return false;
        if (!WheelVersion.TryParse(prefix ? version[..^2] : version, out var parsed)) return false;
        if (found == "~=" && parsed!.Release.Length < 2) return false;
        specifier = new VersionSpecifier(found == "===" ? "==" : found, parsed!, prefix);
        return true;
    }

    /// <summary>Whether the clause names one version.</summary>
    public bool IsExact => Operator == "==" && !Prefix;

    /// <summary>Whether a version is allowed. A clause without a build allows every build; an ordered comparison looks at none.</summary>
    public bool Allows(WheelVersion candidate) => Operator switch
    {
        "==" => Same(candidate),
        "!=" => !Same(candidate),
        "<=" => candidate.Public.CompareTo(Version.Public) <= 0,
        ">=" => candidate.Public.CompareTo(Version.Public) >= 0,
        "<" => candidate.Public.CompareTo(Version.Public) < 0,
        ">" => candidate.Public.CompareTo(Version.Public) > 0,
        _ => candidate.Public.CompareTo(Version.Public) >= 0 && candidate.StartsWith(Version.Release[..^1]),
    };

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Operator}{Version}{(Prefix ? ".*" : "")}");

    private bool Same(WheelVersion candidate) => Prefix
        ? candidate.StartsWith(Version.Release)
        : Version.Local is null ? candidate.Public.Equals(Version) : candidate.Equals(Version);
}
