using System.Buffers;
using System.Buffers.Binary;
using System.IO.Compression;

namespace Drydock.Advisories.Database;

/// <summary>Blobs as they lie in the database: as they are, or compressed with Brotli where that saves something.</summary>
internal static class Packed
{
    private const int NotWorthIt = 96;
    private const int MaxLength = 64 << 20;
    private const int Quality = 5;
    private const int Window = 20;

    /// <summary>A byte 0 and the data, or a byte 1, the length of the data (4 bytes, little-endian) and Brotli.</summary>
    public static byte[] Pack(ReadOnlySpan<byte> data)
    {
        if (data.Length > NotWorthIt)
        {
            var buffer = ArrayPool<byte>.Shared.Rent(BrotliEncoder.GetMaxCompressedLength(data.Length));
            try
            {
                if (BrotliEncoder.TryCompress(data, buffer, out var written, Quality, Window) && written + 4 < data.Length)
                {
                    var packed = new byte[written + 5];
                    packed[0] = 1;
                    BinaryPrimitives.WriteInt32LittleEndian(packed.AsSpan(1), data.Length);
                    buffer.AsSpan(0, written).CopyTo(packed.AsSpan(5));
                    return packed;
                }
            }
            finally
            {
                ArrayPool<byte>.Shared.Return(buffer);
            }
        }

        var plain = new byte[data.Length + 1];
        data.CopyTo(plain.AsSpan(1));
        return plain;
    }

    /// <summary>The data of a blob; throws <see cref="InvalidDataException"/> when it is not one.</summary>
    public static ReadOnlySpan<byte> Unpack(byte[] packed)
    {
        if (packed is [0, ..]) return packed.AsSpan(1);
        if (packed.Length > 5 && packed[0] == 1)
        {
            var length = BinaryPrimitives.ReadInt32LittleEndian(packed.AsSpan(1));
            if (length is > 0 and <= MaxLength)
            {
                var data = new byte[length];
                if (BrotliDecoder.TryDecompress(packed.AsSpan(5), data, out var written) && written == length) return data;
            }
        }

        throw new InvalidDataException("a row of the advisory database is damaged");
    }
}
