using System.Collections.Immutable;

namespace Drydock.Images;

/// <summary>What an image tells the runtime, beside environment, user and labels (OCI image specification, config.md).</summary>
public sealed record ImageConfig
{
    public static ImageConfig Empty { get; } = new();

    public ImmutableArray<string> Entrypoint { get; init; } = [];

    public ImmutableArray<string> Command { get; init; } = [];

    /// <summary>Null or empty is the root folder.</summary>
    public string? WorkingFolder { get; init; }

    /// <summary><c>8080/tcp</c>, sorted.</summary>
    public ImmutableArray<string> Ports { get; init; } = [];

    /// <summary>Sorted.</summary>
    public ImmutableArray<string> Volumes { get; init; } = [];

    public string? StopSignal { get; init; }

    /// <summary>Null where there is none; formats other than Docker's drop it.</summary>
    public ImageHealthcheck? Healthcheck { get; init; }

    /// <summary>Instructions that run in an image built on this one.</summary>
    public ImmutableArray<string> OnBuild { get; init; } = [];

    /// <summary>The shell of RUN, CMD and ENTRYPOINT in shell form; empty for <c>/bin/sh -c</c>.</summary>
    public ImmutableArray<string> Shell { get; init; } = [];
}
