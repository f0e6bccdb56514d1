namespace Drydock.Images.Registry;

/// <summary>What a tag points to now.</summary>
/// <param name="Digest">Of the index or manifest.</param>
/// <param name="MediaType">As the registry says; null when it does not.</param>
/// <param name="AnsweredBy">Host that answered: the registry or one of its mirrors.</param>
public sealed record ManifestHead(Digest Digest, string? MediaType, string AnsweredBy);
