using Drydock.Bases.Tags;
using Drydock.Images.References;

namespace Drydock.Bases.Tests;

/// <summary>References written short.</summary>
internal static class References
{
    public static ImageReference Image(string text) => ImageReference.TryParse(text, out var image, out var problem) ? image : throw new ArgumentException(problem.ToString(), nameof(text));

    public static ImageTag Tag(string text) => ImageTag.Of(Image(text));
}
