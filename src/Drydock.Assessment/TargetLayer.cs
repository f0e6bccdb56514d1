using Drydock.Images;

namespace Drydock.Assessment;

/// <summary>One layer of the scanned image.</summary>
/// <param name="CreatedBy">The history line that made it; null when history and layers do not correspond.</param>
/// <param name="InBase">Whether it belongs to the base image; null when the base is unknown.</param>
public sealed record TargetLayer(int Index, Digest? DiffId, string? CreatedBy, bool? InBase);
