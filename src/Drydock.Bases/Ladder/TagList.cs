using System.Collections.Immutable;
using Drydock.Bases.History;
using Drydock.Bases.Products;
using Drydock.Bases.Tags;
using Drydock.Images.References;

namespace Drydock.Bases.Ladder;

/// <summary>The tags that an image is known to have on a day, and who says so.</summary>
/// <param name="Tags">In any order.</param>
/// <param name="Origin">For people: <c>the built-in history (2026-08-21)</c>, <c>registry docker.io</c>.</param>
public sealed record TagList(ImmutableArray<KnownTag> Tags, string Origin)
{
    /// <summary>The tags of the built-in history that existed on a day; null when the image is not in it.</summary>
    public static TagList? BuiltIn(ImageReference image, DateOnly day) => TagHistory.Of(image) is { } history ? BuiltIn(image, history, day) : null;

    /// <summary>As the other, from an opened history.</summary>
    public static TagList BuiltIn(ImageReference image, TagHistory history, DateOnly day)
    {
        var (product, official) = (ProductList.Of(image), ProductList.OfficialName(image));
        var tags = history.Tags.Where(t => t.Value.Since <= day).Select(t => new KnownTag(ImageTag.Read(t.Key, product, official), t.Value.RetiredOn(day)));
        return new TagList([.. tags], history.Told);
    }

    /// <summary>The tags that a registry lists; what the history (null for the built-in one) knows of them as retired stays so.</summary>
    public static TagList Listed(ImageReference image, IEnumerable<string> tags, DateOnly day, string origin, TagHistory? history = null)
    {
        history ??= TagHistory.Of(image);
        var (product, official) = (ProductList.Of(image), ProductList.OfficialName(image));
        return new TagList([.. tags.Select(t => new KnownTag(ImageTag.Read(t, product, official), history?.Find(t)?.RetiredOn(day)))], origin);
    }
}
