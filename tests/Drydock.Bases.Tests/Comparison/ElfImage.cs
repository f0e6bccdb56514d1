using System.Buffers.Binary;
using System.Text;

namespace Drydock.Bases.Tests.Comparison;

/// <summary>Makes small ELF files with a dynamic section.</summary>
internal static class ElfImage
{
    private const int Strings = 0x100, Versions = 0x400, Dynamic = 0x600, Length = 0x800;

    /// <summary>A 64-bit little-endian shared library.</summary>
    /// <param name="glibc">Versions of glibc's symbols that it needs.</param>
    public static byte[] Library(string soname, string[] needed, params string[] glibc)
    {
        var file = new byte[Length];
        new byte[] { 0x7f, (byte)'E', (byte)'L', (byte)'F', 2, 1, 1 }.CopyTo(file, 0);
        Put(file, 32, 64, 8);
        Put(file, 54, 56, 2);
        Put(file, 56, 2, 2);
        Segment(file, 0, 1, 0, 0, Length);
        Segment(file, 1, 2, Dynamic, Dynamic, 0x200);
        var strings = 1;
        int Text(string text)
        {
            var at = strings;
            Encoding.ASCII.GetBytes(text).CopyTo(file, Strings + at);
            strings += text.Length + 1;
            return at;
        }

        var entry = Dynamic;
        void Tag(long tag, long value)
        {
            Put(file, entry, tag, 8);
            Put(file, entry + 8, value, 8);
            entry += 16;
        }

        Tag(5, Strings);
        Tag(14, Text(soname));
        foreach (var name in needed) Tag(1, Text(name));
        Tag(0x6ffffffe, Versions);
        Tag(0x6fffffff, 1);
        Put(file, Versions, 1, 2);
        Put(file, Versions + 2, glibc.Length, 2);
        Put(file, Versions + 8, 16, 4);
        for (var i = 0; i < glibc.Length; i++)
        {
            Put(file, Versions + 16 + (i * 16) + 8, Text(glibc[i]), 4);
            Put(file, Versions + 16 + (i * 16) + 12, i + 1 < glibc.Length ? 16 : 0, 4);
        }

        return file;
    }

    private static void Segment(byte[] file, int index, int type, long offset, long address, long size)
    {
        var at = 64 + (index * 56);
        Put(file, at, type, 4);
        Put(file, at + 8, offset, 8);
        Put(file, at + 16, address, 8);
        Put(file, at + 32, size, 8);
    }

    private static void Put(byte[] file, int at, long value, int size)
    {
        Span<byte> bytes = stackalloc byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, value);
        bytes[..size].CopyTo(file.AsSpan(at));
    }
}
