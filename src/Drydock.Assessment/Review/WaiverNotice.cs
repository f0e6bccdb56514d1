using Drydock.Assessment.Configuration;

namespace Drydock.Assessment.Review;

/// <summary>A waiver that needs a look.</summary>
/// <param name="Covers">Open findings that it covers, or covered.</param>
/// <param name="HasEnded">By the day of the review.</param>
public sealed record WaiverNotice(Waiver Waiver, int Covers, bool HasEnded);
