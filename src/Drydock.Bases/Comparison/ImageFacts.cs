using System.Collections.Frozen;
using System.Collections.Immutable;
using Drydock.Bases.Tags;
using Drydock.Images;
using Drydock.Images.Layers;
using Drydock.Images.References;
using Drydock.Packages;

namespace Drydock.Bases.Comparison;

/// <summary>What a comparison looks at of one side.</summary>
public sealed record ImageFacts
{
    /// <summary>As a person wrote it.</summary>
    public required string Name { get; init; }

    /// <summary>Null for folders and files.</summary>
    public ImageReference? Reference { get; init; }

    /// <summary>Null when it has no os-release.</summary>
    public BaseOs? Os { get; init; }

    public required Inventory Inventory { get; init; }

    /// <summary>Null for an SBOM or lock file: nothing but packages is known then.</summary>
    public FileFacts? Files { get; init; }

    /// <summary>Null for folders and files.</summary>
    public ImageManifest? Manifest { get; init; }

    /// <summary>What could not be read.</summary>
    public ImmutableArray<Problem> Problems { get; init; } = [];
}

/// <summary>What the files of an image tell.</summary>
public sealed record FileFacts
{
    /// <summary>Every command on the default PATH → the real path of its program.</summary>
    public required FrozenDictionary<string, string> Commands { get; init; }

    /// <summary>Every command → the OS package that it comes from, where that is recorded.</summary>
    public required FrozenDictionary<string, string> CommandOwners { get; init; }

    /// <summary>Programs and libraries by real path.</summary>
    public required FrozenDictionary<string, ElfFacts> Binaries { get; init; }

    /// <summary>Path → MD5 of every file that was read, to tell what a service adds to its base.</summary>
    public required FrozenDictionary<string, string> Digests { get; init; }

    /// <summary>Names of the shared libraries that are there: sonames, and file names where a library has none.</summary>
    public required FrozenSet<string> Libraries { get; init; }

    /// <summary><c>glibc</c> or <c>musl</c>; null when there is none.</summary>
    public string? Libc { get; init; }

    /// <summary>Account → <c>uid:gid</c>.</summary>
    public required FrozenDictionary<string, string> Users { get; init; }

    /// <summary>Group → gid.</summary>
    public required FrozenDictionary<string, string> Groups { get; init; }

    public required ImmutableArray<PrivilegedFile> Privileged { get; init; }

    /// <summary>SHA-256 of the certificates that programs trust; null when there is no bundle.</summary>
    public FrozenSet<string>? Certificates { get; init; }

    /// <summary>Settings of OpenSSL's configuration that decide what it accepts: <c>MinProtocol</c>, <c>CipherString</c>, …</summary>
    public required FrozenDictionary<string, string> OpenSsl { get; init; }

    /// <summary>Which of some well-known time zones exist.</summary>
    public required FrozenSet<string> TimeZones { get; init; }

    public required long Bytes { get; init; }

    public required long Entries { get; init; }
}
