namespace Drydock.Images;

/// <summary>One history entry of an image config.</summary>
/// <param name="CreatedBy">The instruction as the builder recorded it; null when absent.</param>
/// <param name="EmptyLayer">True when the instruction made no layer.</param>
public sealed record ImageHistory(string? CreatedBy, bool EmptyLayer);
