using Drydock.Bases.Products;
using Drydock.Images.References;

namespace Drydock.Bases.Tags;

/// <summary>How firmly a reference is pinned, in three dimensions that do not replace each other: a complete version does not hold the distribution
/// (python:3.11.13-slim went from bookworm to trixie on 2025-08-12), and neither holds the content.</summary>
public readonly record struct Pinning(VersionPin Version, OsPin Os, ContentPin Content)
{
    /// <summary>The pinning of a reference.</summary>
    public static Pinning Of(ImageReference image)
    {
        var content = image.Digest is null ? ContentPin.Tag : ContentPin.Digest;
        if (image.Tag is null && image.Digest is not null) return new Pinning(VersionPin.None, OsPin.None, content);
        var tag = ImageTag.Of(image);
        var product = ProductList.Of(image);
        return new Pinning(VersionOf(tag, product), OsOf(tag, product), content);
    }

    /// <summary>As in JSON and policies: <c>patch</c>.</summary>
    public string VersionWord => Version switch { VersionPin.Channel => "channel", VersionPin.Major => "major", VersionPin.Minor => "minor", VersionPin.Patch => "patch", _ => "none" };

    /// <summary>As in JSON and policies: <c>suite</c>.</summary>
    public string OsWord => Os switch { OsPin.Family => "family", OsPin.Suite => "suite", OsPin.Dated => "dated", _ => "none" };

    /// <summary>As in JSON and policies: <c>tag</c>.</summary>
    public string ContentWord => Content == ContentPin.Digest ? "digest" : "tag";

    private static VersionPin VersionOf(ImageTag tag, Product product)
    {
        if (tag.Version is not { } version)
            return tag.Commit is not null || tag.Date is not null ? VersionPin.Patch : tag.Channel is not null || tag.Words.Any(IsMovingSuite) ? VersionPin.Channel : VersionPin.None;
        if (version.Precision >= product.CompleteParts || version.IsNumberedPrerelease) return VersionPin.Patch;
        return version.Precision == 1 ? VersionPin.Major : VersionPin.Minor;
    }

    private static OsPin OsOf(ImageTag tag, Product product)
    {
        if (product.OsId is not null && tag.Os is null or { HasRelease: false }) return OsPin.Family;
        if (tag.Os is not { } os) return OsPin.None;
        if (!os.HasRelease || os.Codename is "sid" or "experimental") return OsPin.Family;
        if (product.OsId is null) return OsPin.Suite;
        return tag.Date is not null || (tag.Version is { } version && version.Precision > product.SeriesParts) ? OsPin.Dated : OsPin.Suite;
    }

    private static bool IsMovingSuite(TagWord word) => word is { Kind: TagWordKind.Os, Text: "stable" or "testing" or "unstable" or "oldstable" or "oldoldstable" or "sid" or "rolling" or "devel" };
}
