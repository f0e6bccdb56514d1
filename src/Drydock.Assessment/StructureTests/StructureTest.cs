using System.Collections.Immutable;

namespace Drydock.Assessment.StructureTests;

/// <summary>A file of container-structure-test (schema 2.0.0): what an image must hold, say and do.</summary>
public sealed record StructureTest
{
    /// <summary><c>NAME=value</c> for every command.</summary>
    public ImmutableArray<NamedText> GlobalEnvironment { get; init; } = [];

    public ImmutableArray<CommandTest> Commands { get; init; } = [];

    public ImmutableArray<FileExistenceTest> Existence { get; init; } = [];

    public ImmutableArray<FileContentTest> Contents { get; init; } = [];

    public MetadataTest? Metadata { get; init; }

    public ImmutableArray<LicenseTest> Licenses { get; init; } = [];

    /// <summary>The user that commands run as; null for the image's.</summary>
    public string? User { get; init; }

    /// <summary>What is asked for and not supported, by name.</summary>
    public ImmutableArray<string> Unsupported { get; init; } = [];

    /// <summary>Every path that the tests name, without a leading slash.</summary>
    public IEnumerable<string> Paths => Existence.Select(static e => e.Path).Concat(Contents.Select(static c => c.Path)).Concat(Licenses.SelectMany(static l => l.Files)).Distinct(StringComparer.Ordinal);
}
