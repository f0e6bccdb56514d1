using System.Collections.Immutable;
using Drydock.Advisories;
using Drydock.Bases.History;
using Drydock.Bases.Ladder;
using Drydock.Bases.Products;
using Drydock.Bases.Tags;
using Drydock.Images;
using Drydock.Images.References;
using Drydock.Images.Registry;

namespace Drydock.Bases.Status;

/// <summary>Where a base stands on a day.</summary>
public sealed record BaseStatus
{
    public required ImageReference Reference { get; init; }

    /// <summary>The day that is spoken of.</summary>
    public required DateOnly Day { get; init; }

    public required Product Product { get; init; }

    /// <summary>The distribution that it held on that day; null when it is not known.</summary>
    public BaseOs? Os { get; init; }

    /// <summary>Support of the distribution; null when it is not known.</summary>
    public SupportPhase? Support { get; init; }

    /// <summary>The line of the product that it holds: <c>3.12</c>; null when the tag is less precise or names none.</summary>
    public string? Line { get; init; }

    /// <summary>Support of that line; null when it is not known.</summary>
    public SupportPhase? LineSupport { get; init; }

    public required Pinning Pinning { get; init; }

    /// <summary>Times that the tag moved to another release of the distribution, oldest first.</summary>
    public ImmutableArray<OsMove> Moves { get; init; } = [];

    /// <summary>Platforms that it is no longer built for, oldest first.</summary>
    public ImmutableArray<PlatformLoss> LostPlatforms { get; init; } = [];

    /// <summary>The day on which the built-in facts about the tag end; null when there are none.</summary>
    public DateOnly? HistoryEnds { get; init; }

    /// <summary>As of when all this is.</summary>
    public required FactDates Facts { get; init; }

    /// <summary>What a person should know, the worst first.</summary>
    public ImmutableArray<Notice> Notices { get; init; } = [];

    public required ImmutableArray<Rung> Ladder { get; init; }

    /// <summary>The digest that the tag points to now; null when nobody was asked, or the answer is unknown.</summary>
    public Digest? CurrentDigest { get; init; }

    /// <summary>When the tag was last pushed; null when that is not known.</summary>
    public TagPush? Pushed { get; init; }

    /// <summary>The platform in use; null when nobody was asked for platforms.</summary>
    public Platform? Platform { get; init; }

    /// <summary>The platforms that the reference is there for, with the digest of each; empty when that is not known.</summary>
    public ImmutableArray<PlatformDigest> Platforms { get; init; } = [];

    /// <summary>Packages and findings; null when nobody counted.</summary>
    public ContentCount? Count { get; init; }

    /// <summary>What could not be looked up: it is unknown, not up to date.</summary>
    public ImmutableArray<Problem> Problems { get; init; } = [];
}
