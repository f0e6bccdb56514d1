namespace Drydock.Images.Registry;

/// <summary>A manifest, index or config as a registry sent it, checked against its digest.</summary>
/// <param name="Content">The bytes that <paramref name="Digest"/> is of.</param>
/// <param name="Digest">The digest asked for; for a tag, the digest of the content.</param>
/// <param name="MediaType">The Content-Type without parameters, in lower case; null when the registry sent none.</param>
/// <param name="AnsweredBy">Host that answered: the registry or one of its mirrors.</param>
public sealed record RegistryDocument(ReadOnlyMemory<byte> Content, Digest Digest, string? MediaType, string AnsweredBy);
