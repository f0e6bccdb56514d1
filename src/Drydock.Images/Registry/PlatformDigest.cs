namespace Drydock.Images.Registry;

/// <summary>The manifest of one platform behind a reference.</summary>
public sealed record PlatformDigest(Platform Platform, Digest Digest);
