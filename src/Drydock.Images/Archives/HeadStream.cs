using Drydock.Images.Layers;

namespace Drydock.Images.Archives;

/// <summary>A stream whose first bytes can be looked at before it is read.</summary>
internal sealed class HeadStream(Stream inner) : ReadOnlyStream
{
    private ReadOnlyMemory<byte> head;

    /// <summary>The first bytes, fewer at the end of the stream. Call before reading.</summary>
    public ReadOnlySpan<byte> Peek(int length)
    {
        var bytes = new byte[length];
        head = bytes.AsMemory(0, inner.ReadAtLeast(bytes, length, throwOnEndOfStream: false));
        return head.Span;
    }

    public override int Read(Span<byte> buffer)
    {
        if (head.IsEmpty) return inner.Read(buffer);
        var length = Math.Min(buffer.Length, head.Length);
        head.Span[..length].CopyTo(buffer);
        head = head[length..];
        return length;
    }

    /// <summary>Everything, when its length is known.</summary>
    public byte[] ReadToEnd(int length)
    {
        var bytes = new byte[length];
        this.ReadExactly(bytes);
        return bytes;
    }
}
