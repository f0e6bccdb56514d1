using System.Collections.Immutable;
using Drydock.Bases.Tags;

namespace Drydock.Bases.Products;

/// <summary>How a product numbers its versions and what a step between them means. Semantic versioning does not tell: Python's minor versions break, PostgreSQL's
/// major ones need a migration of the data, Node's odd ones live for months.</summary>
public sealed record Product
{
    /// <summary>For people: <c>Python</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Repositories as people write them: <c>python</c>, <c>nvidia/cuda</c>, <c>mcr.microsoft.com/dotnet/aspnet</c>.</summary>
    public required ImmutableArray<string> Images { get; init; }

    /// <summary>The distribution whose releases the versions are, by os-release ID; null for products that stand on one.</summary>
    public string? OsId { get; init; }

    /// <summary>How many numbers name a release line with its own support dates: 2 for Python's 3.12, 1 for Node's 20.</summary>
    public int SeriesParts { get; init; } = 2;

    /// <summary>How many numbers a complete version has: 3, or 2 for PostgreSQL's 16.3.</summary>
    public int CompleteParts { get; init; } = 3;

    public LongTermRule LongTerm { get; init; } = LongTermRule.Every;

    /// <summary>First numbers of the long-term lines, for <see cref="LongTermRule.Listed"/>.</summary>
    public ImmutableArray<long> LongTermMajors { get; init; } = [];

    /// <summary>Its id at endoflife.date; null where that has none.</summary>
    public string? Calendar { get; init; }

    public UpdateRisk PatchRisk { get; init; } = new(RiskLevel.Low, "fixes only");

    public required UpdateRisk FeatureRisk { get; init; }

    public required UpdateRisk MajorRisk { get; init; }

    /// <summary>Why lines without long-term support are passed over; null where there are none.</summary>
    public string? ShortTermReason { get; init; }

    /// <summary>The release line of a version, as support dates name it: <c>3.12</c> of 3.12.4; null when the version is less precise than a line.</summary>
    public string? SeriesOf(TagVersion version) =>
        version.Precision < SeriesParts ? null : string.Join('.', version.Numbers.Split('.').Take(SeriesParts));

    /// <summary>True for a version of a line that is worth moving to.</summary>
    public bool IsLongTerm(TagVersion version) => LongTerm switch
    {
        LongTermRule.EvenMajor => version.Major % 2 == 0,
        LongTermRule.EvenMinor => version.Component(1) is null or 0 || version.Component(1) % 2 == 0,
        LongTermRule.Listed => LongTermMajors.Contains(version.Major),
        LongTermRule.UbuntuLts => version.Major % 2 == 0 && version.Component(1) is null or 4,
        _ => true,
    };
}
