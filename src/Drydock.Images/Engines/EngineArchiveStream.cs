namespace Drydock.Images.Engines;

/// <summary>The stream of an engine's <c>save</c>, with its failures told in this room's words and a bound on silence.</summary>
/// <remarks>The client library's chunked stream takes a read of no bytes for the end of a cut stream; here such a read gives nothing, as streams do.</remarks>
internal sealed class EngineArchiveStream(Stream inner, string subject, EngineEndpoint endpoint) : Stream
{
    private static readonly TimeSpan Silence = TimeSpan.FromMinutes(5);

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count) => ReadAsync(buffer.AsMemory(offset, count), CancellationToken.None).AsTask().GetAwaiter().GetResult();

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (buffer.IsEmpty) return 0;
        using var time = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        time.CancelAfter(Silence);
        try
        {
            return await inner.ReadAsync(buffer, time.Token);
        }
        catch (Exception error) when (error is IOException or HttpRequestException or System.Net.Sockets.SocketException or OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            throw new EngineException(
                new Problem("reading", subject, $"the {endpoint} broke off while saving it", "try again, or look into the engine's log"), EngineFailure.Failed, error);
        }
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing) inner.Dispose();
        base.Dispose(disposing);
    }
}
