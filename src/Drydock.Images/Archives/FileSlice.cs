using Microsoft.Win32.SafeHandles;

namespace Drydock.Images.Archives;

/// <summary>A stretch of a file as a stream of its own; many can be read at once.</summary>
internal sealed class FileSlice(SafeFileHandle file, long start, long length) : Stream
{
    private long position;

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length => length;

    public override long Position
    {
        get => position;
        set => position = value;
    }

    public override int Read(Span<byte> buffer)
    {
        if (position >= length) return 0;
        var wanted = (int)Math.Min(buffer.Length, length - position);
        var read = RandomAccess.Read(file, buffer[..wanted], start + position);
        position += read;
        return read;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) =>
        position = origin switch { SeekOrigin.Begin => offset, SeekOrigin.Current => position + offset, _ => length + offset };

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
