using Drydock.Bases.History;
using Drydock.Bases.Products;
using Drydock.Bases.Tags;
using Drydock.Images.References;

namespace Drydock.Assessment.Policy;

/// <summary>What bases leave open that a policy asks to hold, as the end of a sentence that begins with the base.</summary>
internal static class PinGaps
{
    /// <summary>Judges how much of the version a tag holds.</summary>
    public static Func<ImageReference, string?> Version(VersionPin least) => reference =>
    {
        var pinning = Pinning.Of(reference);
        if (pinning.Version >= least || least <= VersionPin.Minor && HoldsLine(reference)) return null;
        if (reference.Tag is null) return $"is held by its digest alone; the policy asks for a tag beside it that names {Asked(least, reference)}";

        // Some images have no versions in their tags: the digest is all that can be asked.
        if (pinning is { Version: VersionPin.None, Content: ContentPin.Digest }) return null;
        var holds = pinning.Version switch
        {
            VersionPin.None => "names no version",
            VersionPin.Channel => "names a line that moves by itself",
            VersionPin.Major => "names the major version only",
            _ => "names the minor version only",
        };
        return $"{holds}; the policy asks for {Asked(least, reference)}";
    };

    /// <summary>Judges how much of the distribution a tag holds. Images whose tags never name one are left alone: nobody could do better there.</summary>
    public static Func<ImageReference, string?> Os(OsPin least) => reference =>
    {
        var pinning = Pinning.Of(reference);
        if (pinning.Os >= least || pinning.Os == OsPin.None && !TagHistory.Covers(reference)) return null;
        if (reference.Tag is null) return $"is held by its digest alone; the policy asks for a tag beside it that names {Asked(least)}";
        var holds = pinning.Os switch
        {
            OsPin.None => "names no distribution",
            OsPin.Family => "names a distribution without its release",
            _ => "names the release of the distribution, not its state",
        };
        return $"{holds}; the policy asks for {Asked(least)}";
    };

    /// <summary>True when a tag names the line that its product supports on its own: Node.js 20, Debian bookworm. Nothing between it and the complete version means anything there.</summary>
    private static bool HoldsLine(ImageReference reference)
    {
        if (reference.Tag is null) return false;
        if (IsDistroless(reference)) return true;
        var (tag, product) = (ImageTag.Of(reference), ProductList.Of(reference));
        return product != ProductList.Unknown && (tag.Version is { } version ? product.SeriesOf(version) is not null : product.OsId is not null && tag.Os is { HasRelease: true, Codename: not ("sid" or "experimental") });
    }

    /// <summary>True for an image that names its release, and its language's line where it has one, in the repository: <c>distroless/static-debian13</c>, <c>distroless/nodejs22-debian13</c>.</summary>
    private static bool IsDistroless(ImageReference reference) =>
        reference.Repository.StartsWith("distroless/", StringComparison.Ordinal) && reference.Repository.LastIndexOf("-debian", StringComparison.Ordinal) is var at and > 0
        && reference.Repository.AsSpan(at + "-debian".Length) is { Length: 1 or 2 } release && !release.ContainsAnyExceptInRange('0', '9');

    private static string Asked(VersionPin pin, ImageReference reference) => pin switch
    {
        VersionPin.Major => "the major version",
        VersionPin.Minor => "the minor version",
        _ => ProductList.Of(reference).CompleteParts == 2 ? "the complete version, two numbers" : "the complete version",
    };

    private static string Asked(OsPin pin) => pin switch
    {
        OsPin.Family => "the distribution",
        OsPin.Suite => "its release, such as bookworm",
        _ => "a dated state of it",
    };
}
