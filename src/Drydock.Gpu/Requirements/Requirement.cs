using System.Collections.Immutable;
using Drydock.Gpu.Versions;

namespace Drydock.Gpu.Requirements;

/// <summary>A package that something asks for, in whatever form it was written.</summary>
public sealed record Requirement
{
    /// <summary>Lower case, with single dashes (PEP 503).</summary>
    public required string Name { get; init; }

    public ImmutableArray<string> Extras { get; init; } = [];

    /// <summary>All must hold; none means any version.</summary>
    public ImmutableArray<VersionSpecifier> Specifiers { get; init; } = [];

    /// <summary>The environment marker after <c>;</c> as written; empty when there is none.</summary>
    public string Marker { get; init; } = "";

    /// <summary>A wheel or repository named directly (<c>torch @ https://…</c>); empty when there is none.</summary>
    public string Url { get; init; } = "";

    /// <summary>The URL of the only index that this package is taken from (uv's and Poetry's sources); null when the general ones hold.</summary>
    public string? BoundIndex { get; init; }

    public PackageOrigin Origin { get; init; }

    /// <summary>The version part could not be understood: nothing may be concluded from it.</summary>
    public bool Unclear { get; init; }

    /// <summary>As it was written.</summary>
    public required string Text { get; init; }

    /// <summary>From 1; 0 when it does not come from a file.</summary>
    public int Line { get; init; }

    /// <summary>The version that <c>==</c> names; null when there is none or more than one.</summary>
    public WheelVersion? Exact => Specifiers.Where(static s => s.IsExact).Select(static s => s.Version).Distinct().ToList() is [var only] ? only : null;

    /// <summary>Whether every clause allows a version.</summary>
    public bool Allows(WheelVersion version) => Specifiers.All(s => s.Allows(version));

    /// <summary>PEP 503's normal form of a name.</summary>
    public static string Normal(string name)
    {
        var text = new System.Text.StringBuilder(name.Length);
        foreach (var c in name)
        {
            if (c is not ('-' or '_' or '.')) text.Append(char.ToLowerInvariant(c));
            else if (text.Length > 0 && text[^1] != '-') text.Append('-');
        }

        return text.ToString();
    }
}
