using Drydock.Cli.Output;

namespace Drydock.Cli.Terminal;

/// <summary>Standard output: buffered, and quiet once its reader has gone away (<c>drydock … | head</c>).</summary>
internal sealed class OutputStream(Stream inner) : Stream
{
    // errno of a broken pipe, as .NET passes it on; the same number on Linux and macOS.
    private const int BrokenPipe = 32;

    private readonly byte[] pending = new byte[1 << 16];
    private int used;

    /// <summary>True when nothing more can be written.</summary>
    public bool Closed { get; private set; }

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    /// <exception cref="OutputException">What lies behind standard output fails (a full disk), other than by going away.</exception>
    public override void Write(ReadOnlySpan<byte> buffer)
    {
        while (!buffer.IsEmpty && !Closed)
        {
            var taken = Math.Min(buffer.Length, pending.Length - used);
            buffer[..taken].CopyTo(pending.AsSpan(used));
            used += taken;
            buffer = buffer[taken..];
            if (used == pending.Length) Flush();
        }
    }

    /// <exception cref="OutputException">As for writing.</exception>
    public override void Flush()
    {
        if (Closed || used == 0) return;
        var count = used;
        used = 0;
        try
        {
            inner.Write(pending, 0, count);
            inner.Flush();
        }
        catch (IOException error)
        {
            Closed = true;
            if (error.HResult != BrokenPipe) throw new OutputException(CliProblems.OutputFailed(error), error);
        }
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();
}
