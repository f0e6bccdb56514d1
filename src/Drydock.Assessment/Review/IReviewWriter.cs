namespace Drydock.Assessment.Review;

/// <summary>Writes a review in one format.</summary>
public interface IReviewWriter
{
    /// <summary>As on the command line.</summary>
    string Format { get; }

    /// <summary>The endings of files in this format, with the dot.</summary>
    IReadOnlyList<string> Endings { get; }

    /// <summary>Writes UTF-8 without a byte order mark; the same review gives the same bytes.</summary>
    void Write(MonthlyReview review, Stream output);
}
