using System.Buffers.Binary;
using System.Numerics;
using System.Text;

namespace Drydock.Images.Layers;

/// <summary>A 64-bit hash of a path's UTF-8 bytes, stored instead of the path where only equality matters.</summary>
/// <remarks>Not cryptographic. Stored in the layer cache: a change of it must raise the cache's format version.</remarks>
public static class PathHash
{
    private const ulong Prime1 = 0x9E3779B185EBCA87;
    private const ulong Prime2 = 0xC2B2AE3D27D4EB4F;

    /// <summary>The hash of a normalised path.</summary>
    public static ulong Of(ReadOnlySpan<char> path)
    {
        Span<byte> buffer = stackalloc byte[512];
        return Encoding.UTF8.TryGetBytes(path, buffer, out var length) ? Of(buffer[..length]) : Of(Encoding.UTF8.GetBytes(path.ToArray()));
    }

    /// <summary>The hash of a normalised path's UTF-8 bytes.</summary>
    public static ulong Of(ReadOnlySpan<byte> path)
    {
        unchecked
        {
            var hash = Prime2 + (ulong)path.Length;
            while (path.Length >= 8)
            {
                hash = BitOperations.RotateLeft(hash ^ (BinaryPrimitives.ReadUInt64LittleEndian(path) * Prime2), 31) * Prime1;
                path = path[8..];
            }

            foreach (var value in path) hash = BitOperations.RotateLeft(hash ^ (value * Prime1), 11) * Prime2;
            hash = (hash ^ (hash >> 33)) * Prime1;
            return hash ^ (hash >> 29);
        }
    }
}
