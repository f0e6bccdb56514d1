using System.Buffers;
using System.Net;

namespace Drydock.Images.Registry;

/// <summary>The bytes of a blob as they come. When the connection is cut or stalls, it is opened again from where it was cut, with Range where the
/// registry understands it. Ends exactly at the size that the manifest says; the digest is the reader's to check.</summary>
internal sealed class ResumableBlobStream : Stream
{
    private readonly Func<long, CancellationToken, Task<HttpResponseMessage>> open;
    private readonly BlobDescription blob;
    private readonly RegistryOptions options;
    private HttpResponseMessage? answer;
    private Stream? body;
    private long position;
    private long skip;
    private int resumes;

    private ResumableBlobStream(Func<long, CancellationToken, Task<HttpResponseMessage>> open, BlobDescription blob, RegistryOptions options) =>
        (this.open, this.blob, this.options) = (open, blob, options);

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => position;
        set => throw new NotSupportedException();
    }

    /// <summary>Opens a blob.</summary>
    /// <param name="open">Asks for the blob from a byte on; the answer's status is 200 or 206.</param>
    public static async Task<ResumableBlobStream> OpenAsync(
        Func<long, CancellationToken, Task<HttpResponseMessage>> open, BlobDescription blob, RegistryOptions options, CancellationToken cancellationToken)
    {
        var stream = new ResumableBlobStream(open, blob, options);
        try
        {
            await stream.ConnectAsync(cancellationToken);
            return stream;
        }
        catch
        {
            await stream.DisposeAsync();
            throw;
        }
    }

    public override int Read(byte[] buffer, int offset, int count) => ReadAsync(buffer.AsMemory(offset, count), CancellationToken.None).AsTask().GetAwaiter().GetResult();

    public override int Read(Span<byte> buffer)
    {
        var copy = ArrayPool<byte>.Shared.Rent(buffer.Length);
        try
        {
            var read = Read(copy, 0, buffer.Length);
            copy.AsSpan(0, read).CopyTo(buffer);
            return read;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(copy);
        }
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (buffer.Length == 0) return 0;
        while (true)
        {
            var failure = default(Exception);
            try
            {
                var read = await ReadOnceAsync(buffer, cancellationToken);
                if (read > 0) return read;
                if (blob.Size is null || position == blob.Size) return 0;
            }
            catch (Exception error) when (error is HttpRequestException or IOException || (error is OperationCanceledException && !cancellationToken.IsCancellationRequested))
            {
                failure = error;
            }

            // With an unknown size only an error tells that something is missing.
            if (++resumes > options.BlobResumes) throw Cut(failure);
            await ConnectAsync(cancellationToken);
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
        if (disposing) Close(ref answer, ref body);
        base.Dispose(disposing);
    }

    private static void Close(ref HttpResponseMessage? answer, ref Stream? body)
    {
        body?.Dispose();
        answer?.Dispose();
        (answer, body) = (null, null);
    }

    private async Task<int> ReadOnceAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        using var time = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        while (true)
        {
            time.CancelAfter(options.ResponseTimeout);
            var wanted = skip > 0 ? buffer[..(int)Math.Min(buffer.Length, skip)] : buffer;
            var read = await body!.ReadAsync(wanted, time.Token);
            if (skip > 0)
            {
                if (read == 0) return 0;
                skip -= read;
                continue;
            }

            if (blob.Size is { } size && position + read > size)
            {
                throw RegistryProblems.Damaged(blob.Doing, blob.Subject, blob.Host, $"the blob has more than the {size} bytes that the manifest says");
            }

            position += read;
            return read;
        }
    }

    private async Task ConnectAsync(CancellationToken cancellationToken)
    {
        Close(ref answer, ref body);
        answer = await open(position, cancellationToken);
        var length = answer.Content.Headers.ContentLength;
        if (answer.Content.Headers.ContentEncoding.Count > 0)
        {
            throw RegistryProblems.Damaged(blob.Doing, blob.Subject, blob.Host, "the blob is compressed once more although nobody asked for that");
        }

        if (answer.StatusCode == HttpStatusCode.PartialContent)
        {
            if (answer.Content.Headers.ContentRange?.From != position) throw RegistryProblems.Damaged(blob.Doing, blob.Subject, blob.Host, "another part of the blob came than was asked for");
            skip = 0;
        }
        else
        {
            skip = position;
            if (blob.Size is { } size && length is { } given && given != size)
            {
                throw RegistryProblems.Damaged(blob.Doing, blob.Subject, blob.Host, $"the blob has {given} bytes, the manifest says {size}");
            }
        }

        body = await answer.Content.ReadAsStreamAsync(cancellationToken);
    }

    private RegistryException Cut(Exception? error)
    {
        var total = blob.Size is { } size ? $" of {size}" : "";
        return new RegistryException(
            new Problem(blob.Doing, blob.Subject, $"registry {blob.Host} broke off after {position}{total} bytes, {options.BlobResumes} resumptions included", "try again, or use a mirror"),
            RegistryFailure.Unreachable, inner: error);
    }
}
