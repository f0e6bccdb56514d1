using Drydock.Bases.Tags;

namespace Drydock.Bases.Ladder;

/// <summary>A tag that an image is known to have.</summary>
/// <param name="Tag">Read.</param>
/// <param name="RetiredOn">The day from which it is no longer built; null while it is, and where nobody says.</param>
public sealed record KnownTag(ImageTag Tag, DateOnly? RetiredOn);
