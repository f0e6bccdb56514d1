using System.Collections.Immutable;

namespace Drydock.Advisories;

/// <summary>A statement of one feed that versions of packages are affected, in the shape of OSV (schema 1.7). Distribution data is brought to
/// the same shape, with the distribution's own verdict as an annotation of <see cref="AffectedPackage"/>.</summary>
public sealed record Advisory
{
    /// <summary>The feed it comes from: <c>debian</c>, <c>osv-pypi</c>, <c>alpine-secdb</c>, <c>sample</c>.</summary>
    public required string Feed { get; init; }

    /// <summary>Its id there: <c>CVE-2024-10041</c>, <c>GHSA-3ww4-gg4f-jr7f</c>, <c>PYSEC-2024-102</c>, <c>MAL-2024-1</c>, <c>TEMP-0290435-0B57B5</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Other ids of the same vulnerability.</summary>
    public ImmutableArray<string> Aliases { get; init; } = [];

    /// <summary>Ids of the vulnerabilities that a distribution's record is derived from. Several mean a bulletin (a DSA, an ALSA) about several
    /// vulnerabilities, which are not one another's aliases.</summary>
    public ImmutableArray<string> Upstream { get; init; } = [];

    /// <summary>When the record was withdrawn; it then says nothing about any version.</summary>
    public DateTimeOffset? Withdrawn { get; init; }

    /// <summary>One line for people; null when the feed has none.</summary>
    public string? Summary { get; init; }

    /// <summary>What it states about the vulnerability as a whole.</summary>
    public ImmutableArray<SeverityStatement> Severities { get; init; } = [];

    /// <summary>Each package it speaks of. What <see cref="IAdvisoryStore.Find"/> returns holds only the package that was asked for.</summary>
    public ImmutableArray<AffectedPackage> Affected { get; init; } = [];

    /// <summary>A malicious package (OpenSSF malicious-packages): critical in every version it names.</summary>
    public bool Malicious => Id.StartsWith("MAL-", StringComparison.Ordinal);
}
