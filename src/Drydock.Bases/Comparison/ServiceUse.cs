using System.Collections.Immutable;

namespace Drydock.Bases.Comparison;

/// <summary>What a service does with its base.</summary>
public sealed record ServiceUse
{
    /// <summary>Nothing is known of a service.</summary>
    public static ServiceUse Unknown { get; } = new();

    /// <summary>The Dockerfile as a person wrote its path; null without one.</summary>
    public string? Dockerfile { get; init; }

    /// <summary>Programs that RUN instructions start, in file order.</summary>
    public ImmutableArray<UsedName> Commands { get; init; } = [];

    /// <summary>Packages of the distribution that RUN instructions install, in file order.</summary>
    public ImmutableArray<UsedName> Packages { get; init; } = [];

    /// <summary>The built service; null when there is none.</summary>
    public ImageFacts? Image { get; init; }
}

/// <summary>A word of a Dockerfile.</summary>
/// <param name="Name">A command or a package.</param>
/// <param name="Line">From 1.</param>
public sealed record UsedName(string Name, int Line);
