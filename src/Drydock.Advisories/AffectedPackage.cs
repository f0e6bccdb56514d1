using System.Collections.Immutable;

namespace Drydock.Advisories;

/// <summary>The versions of one package that an advisory calls affected: those in <see cref="Versions"/> and those inside any of <see cref="Ranges"/>.</summary>
/// <remarks>OSV schema, "affected[]".</remarks>
public sealed record AffectedPackage
{
    /// <summary>As OSV writes it, with the release where versions are a distribution's: <c>Debian:12</c>, <c>Alpine:v3.20</c>, <c>PyPI</c>.
    /// Debian suites without a number have their codename (<c>Debian:sid</c>).</summary>
    public required string Ecosystem { get; init; }

    /// <summary>The source package (Debian), origin (Alpine), PEP 503 name (PyPI) or the ecosystem's own name.</summary>
    public required string Name { get; init; }

    /// <summary>Ranges in the ecosystem's order of versions; ranges over git commits are not kept.</summary>
    public ImmutableArray<VersionRange> Ranges { get; init; } = [];

    /// <summary>Affected versions that no range covers, as published.</summary>
    public ImmutableArray<string> Versions { get; init; } = [];

    /// <summary>What is stated about this package, such as a distribution's urgency; it goes before the advisory's own.</summary>
    public ImmutableArray<SeverityStatement> Severities { get; init; } = [];

    /// <summary>What the distribution decided for this release.</summary>
    public DistributionVerdict Verdict { get; init; }

    /// <summary>True where the record speaks of the binary package of that name, not of the source package.</summary>
    public bool Binary { get; init; }
}
