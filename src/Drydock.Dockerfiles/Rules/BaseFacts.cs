using System.Collections.Immutable;

namespace Drydock.Dockerfiles.Rules;

/// <summary>What is known of a base image without looking into it. Every field may be unknown.</summary>
public sealed record BaseFacts
{
    /// <summary>The distribution: <c>debian</c>, <c>ubuntu</c>, <c>alpine</c>; null when not known.</summary>
    public string? Os { get; init; }

    /// <summary>Its release by code name, or by number where it has none: <c>bookworm</c>, <c>3.20</c>; null when not known.</summary>
    public string? Release { get; init; }

    /// <summary>The user that the image runs as; null when not known, <c>root</c> when it sets none.</summary>
    public string? User { get; init; }

    /// <summary>True when the image has a shell; null when not known.</summary>
    public bool? HasShell { get; init; }

    /// <summary>Programs that people expect and that it is known not to have: <c>curl</c>, <c>adduser</c>.</summary>
    public ImmutableHashSet<string> MissingCommands { get; init; } = [];

    /// <summary>When its support ends or ended, that of long-term teams included; null when not known.</summary>
    public DateOnly? SupportedUntil { get; init; }

    /// <summary>When the regular support of its distribution ends or ended, where a long-term team goes on for everybody; null where none does, and when not known.</summary>
    public DateOnly? RegularUntil { get; init; }

    /// <summary>When that team's support ends or ended.</summary>
    public DateOnly? LongTermUntil { get; init; }

    /// <summary>Python's minor version in it: <c>3.12</c>; null when it has none or is not known.</summary>
    public string? Python { get; init; }

    /// <summary>Variables that it sets; those of other names are not known unless <see cref="EnvironmentComplete"/>.</summary>
    public ImmutableHashSet<string> Environment { get; init; } = [];

    /// <summary>True when it sets no variable but those of <see cref="Environment"/> and PATH.</summary>
    public bool EnvironmentComplete { get; init; }

    /// <summary>The platforms that it is built for, <c>linux/arm64</c>; empty when not known.</summary>
    public ImmutableArray<string> Platforms { get; init; } = [];

    /// <summary>Platforms that it was built for once and is no longer, <c>linux/s390x</c>.</summary>
    public ImmutableArray<string> LostPlatforms { get; init; } = [];

    /// <summary>A smaller variant of the same image that exists: <c>3.12-slim-bookworm</c>; null when not known.</summary>
    public string? SlimTag { get; init; }

    /// <summary>Tags of the same version in other variants, by variant (<c>slim</c>, <c>alpine</c>); empty when none is known.</summary>
    public ImmutableSortedDictionary<string, string> VariantTags { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>A newer tag of the same line; null when not known.</summary>
    public string? NewerTag { get; init; }
}
