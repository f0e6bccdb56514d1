namespace Drydock.Images;

/// <summary>The image that another was built on.</summary>
/// <param name="Reference">As recorded; null when only the digest or chain is known.</param>
/// <param name="Digest">Manifest or index digest, where known.</param>
/// <param name="Layers">How many of the image's lowest layers are the base's; null when unknown.</param>
/// <param name="Evidence"><c>annotation</c>, <c>provenance</c> or <c>layer chain</c>.</param>
public sealed record BaseImage(string? Reference, Digest? Digest, int? Layers, string Evidence);
