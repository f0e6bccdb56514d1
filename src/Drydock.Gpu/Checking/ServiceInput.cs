using System.Collections.Immutable;
using Drydock.Gpu.Requirements;

namespace Drydock.Gpu.Checking;

/// <summary>What is written about a service, as plain values.</summary>
public sealed record ServiceInput
{
    public required string Name { get; init; }

    /// <summary>The Dockerfile or requirements file, for messages.</summary>
    public required string File { get; init; }

    /// <summary>Base image of the final stage; null when there is none or it is not known.</summary>
    public string? Base { get; init; }

    /// <summary>Line of its FROM, from 1; 0 when there is none.</summary>
    public int BaseLine { get; init; }

    /// <summary>ENV of the final stage and those that it builds on, in order.</summary>
    public ImmutableArray<ImageVariable> Variables { get; init; } = [];

    /// <summary>The last USER; empty for root by default; null when it is not known.</summary>
    public string? User { get; init; }

    /// <summary>Folders of libraries that are links, as <c>path -> target</c>.</summary>
    public ImmutableArray<string> LinkedLibraryFolders { get; init; } = [];

    public ImmutableArray<InstallStep> Installs { get; init; } = [];

    public ImmutableArray<ServiceStart> Starts { get; init; } = [];

    /// <summary>What could not be read: the answer is then partial.</summary>
    public ImmutableArray<UnreadLine> Unread { get; init; } = [];
}
