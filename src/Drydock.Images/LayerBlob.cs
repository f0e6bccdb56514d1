namespace Drydock.Images;

/// <summary>The stored bytes of one layer.</summary>
/// <param name="Content">Starts at the layer's first byte and ends with its last. Seekable when the source is a plain file: then an
/// uncompressed layer is walked from header to header.</param>
/// <param name="CheckDigest">False when reading every byte only to hash it is left out (an uncompressed layer in a local archive without <c>--verify</c>).</param>
public sealed record LayerBlob(Stream Content, bool CheckDigest = true) : IAsyncDisposable
{
    public ValueTask DisposeAsync() => Content.DisposeAsync();
}
