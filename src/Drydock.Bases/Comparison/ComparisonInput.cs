namespace Drydock.Bases.Comparison;

/// <summary>What a check sees.</summary>
/// <param name="Service">What is known of the service that stands on the old image.</param>
/// <param name="Day">For support dates and the moves of tags.</param>
public sealed record ComparisonInput(ImageFacts Before, ImageFacts After, PackageChanges Packages, ServiceUse Service, DateOnly Day)
{
    /// <summary>Support dates and histories of tags.</summary>
    public LifecycleFacts Lifecycle { get; init; } = LifecycleFacts.BuiltIn;

    /// <summary>The files of both sides; null when one has none.</summary>
    public (FileFacts Before, FileFacts After)? Files => Before.Files is { } before && After.Files is { } after ? (before, after) : null;

    /// <summary>The programs and libraries that the service brings itself: those of its image that its base does not have just so.</summary>
    public IEnumerable<(string Path, ElfFacts Facts)> OwnBinaries()
    {
        if (Service.Image?.Files is not { } service || Before.Files is not { } before) return [];
        return service.Binaries.Where(b => service.Digests.GetValueOrDefault(b.Key) != before.Digests.GetValueOrDefault(b.Key)).OrderBy(static b => b.Key, StringComparer.Ordinal).Select(static b => (b.Key, b.Value));
    }
}
