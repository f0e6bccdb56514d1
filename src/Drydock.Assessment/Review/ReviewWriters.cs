using System.Collections.Immutable;

namespace Drydock.Assessment.Review;

/// <summary>The formats of a review.</summary>
public static class ReviewWriters
{
    /// <summary>The first is the default.</summary>
    public static ImmutableArray<IReviewWriter> All { get; } = [new ReviewMarkdown(), new ReviewHtml(), new ReviewJson()];

    public static IReviewWriter? Find(string format) => All.FirstOrDefault(w => w.Format == format);

    /// <summary>The format that a file's ending asks for; null when none does.</summary>
    public static IReviewWriter? ForFile(string path) => All.FirstOrDefault(w => w.Endings.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase));
}
