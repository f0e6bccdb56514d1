using System.Buffers;
using System.Text;

namespace Drydock.Advisories.Database;

/// <summary>Writes the values of a row: numbers as LEB128, texts as UTF-8 behind their length.</summary>
internal sealed class BlobWriter
{
    private readonly ArrayBufferWriter<byte> buffer = new(64);

    public int Length => buffer.WrittenCount;

    public ReadOnlySpan<byte> Written => buffer.WrittenSpan;

    public void Byte(byte value)
    {
        buffer.GetSpan(1)[0] = value;
        buffer.Advance(1);
    }

    public void Number(ulong value)
    {
        var span = buffer.GetSpan(10);
        var at = 0;
        while (value > 127)
        {
            span[at++] = (byte)((value & 127) | 128);
            value >>= 7;
        }

        span[at++] = (byte)value;
        buffer.Advance(at);
    }

    public void Count(int value) => Number((ulong)value);

    public void Text(string value)
    {
        var length = Encoding.UTF8.GetByteCount(value);
        Count(length);
        buffer.Advance(Encoding.UTF8.GetBytes(value, buffer.GetSpan(length)));
    }

    public void Bytes(ReadOnlySpan<byte> value) => buffer.Write(value);

    public void Clear() => buffer.ResetWrittenCount();
}
