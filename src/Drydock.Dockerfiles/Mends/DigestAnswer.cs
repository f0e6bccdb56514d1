using Drydock.Images;

namespace Drydock.Dockerfiles.Mends;

/// <summary>A registry's answer about a tag.</summary>
/// <param name="Digest">Of the index, or of the manifest where there is no index; null when it could not be had.</param>
/// <param name="Problem">Why it could not, one clause; null when it could.</param>
public sealed record DigestAnswer(Digest? Digest, string? Problem);
