namespace Drydock.Images.Registry;

/// <summary>What is known of a blob before it is read.</summary>
/// <param name="Size">From the descriptor; null when unknown.</param>
/// <param name="Doing">For messages.</param>
/// <param name="Subject">For messages.</param>
/// <param name="Host">Who sends it.</param>
internal sealed record BlobDescription(long? Size, string Doing, string Subject, string Host);
