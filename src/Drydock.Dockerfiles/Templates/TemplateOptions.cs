using System.Collections.Immutable;

namespace Drydock.Dockerfiles.Templates;

/// <summary>What a service says of itself before its Dockerfile is written.</summary>
public sealed record TemplateOptions
{
    /// <summary>The service's name: lower-case letters, digits and <c>-</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Of the language or SDK: <c>3.12</c>, <c>10.0</c>, <c>24</c>, <c>1.25</c>.</summary>
    public required string Version { get; init; }

    /// <summary>Suite of the Debian base: <c>bookworm</c>, <c>trixie</c>.</summary>
    public string Suite { get; init; } = "trixie";

    /// <summary>Where the service listens, 1024 or above: an account without privileges may use it.</summary>
    public required int Port { get; init; }

    /// <summary>Path of the health probe.</summary>
    public string HealthPath { get; init; } = "/health";

    /// <summary>True for a CUDA service.</summary>
    public bool Gpu { get; init; }

    /// <summary>Python: the package or module that is started. .NET: the project and assembly. Node: the script. Go: the package of main.</summary>
    public required string Entry { get; init; }

    /// <summary>Whether the requirements file holds hashes.</summary>
    public bool Hashes { get; init; }

    /// <summary>Whether a lock file is there where a project may do without one: <c>go.sum</c>, <c>packages.lock.json</c>.</summary>
    public bool Locked { get; init; } = true;

    /// <summary>.NET: whether projects share <c>Directory.*.props</c>.</summary>
    public bool SharedProperties { get; init; } = true;

    /// <summary>Node: folders beside the script that the service needs.</summary>
    public ImmutableArray<string> Folders { get; init; } = [];
}
