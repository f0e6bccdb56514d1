using System.Collections.Immutable;
using System.Globalization;
using Drydock.Gpu.Reference;

namespace Drydock.Gpu.Advisories;

/// <summary>A vulnerability of one of NVIDIA's components.</summary>
/// <param name="Cve">CVE-2025-23266.</param>
/// <param name="Score">CVSS base score; null when it is not given.</param>
/// <param name="Severity">critical, high, medium or low; empty when it is not given.</param>
/// <param name="Component">See <see cref="NvidiaComponents"/>.</param>
/// <param name="Affected">Ranges of affected versions; any of them is enough.</param>
/// <param name="Fixed">First version with the fix; empty when none is named.</param>
/// <param name="Condition">What must hold beside the version, as a clause; empty when nothing.</param>
/// <param name="Published">Empty when it is not given.</param>
public sealed record NvidiaAdvisory(
    string Cve,
    decimal? Score,
    string Severity,
    string Component,
    ImmutableArray<AffectedVersions> Affected,
    string Fixed,
    string Condition,
    string Bulletin,
    string Published,
    Citation Citation)
{
    internal static NvidiaAdvisory FromRow(ReferenceRow row) => new(
        row["cve"],
        decimal.TryParse(row["cvss"], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var score) ? score : throw new FormatException($"'{row["cvss"]}' is not a score"),
        row["severity"],
        row["component"],
        [new AffectedVersions(null, ComponentVersion.Parse(row["last affected"]), true)],
        row["fixed"],
        row["condition"],
        row["bulletin"],
        row["published"],
        new Citation($"NVIDIA/product-security bulletin {row["bulletin"]}", row.Citation.AsOf));
}
