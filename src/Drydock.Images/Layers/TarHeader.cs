using System.Text;

namespace Drydock.Images.Layers;

/// <summary>Reads the fields of a 512-byte archive header.</summary>
/// <remarks>POSIX.1-2017 pax, "ustar Interchange Format"; GNU tar manual, "Basic Tar Format" for base-256 numbers.</remarks>
internal static class TarHeader
{
    /// <summary>True when the stored checksum equals the sum of the bytes, taken as unsigned or (some old writers) as signed.</summary>
    public static bool ChecksumHolds(ReadOnlySpan<byte> block)
    {
        if (!TryNumber(block[148..156], out var stored)) return false;
        long unsigned = 8 * ' ', signed = 8 * ' ';
        for (var i = 0; i < 512; i++)
        {
            if (i is >= 148 and < 156) continue;
            unsigned += block[i];
            signed += unchecked((sbyte)block[i]);
        }

        return stored == unsigned || stored == signed;
    }

    /// <summary>An octal number padded with spaces or NULs, or a base-256 one; an empty field is 0.</summary>
    public static bool TryNumber(ReadOnlySpan<byte> field, out long value)
    {
        value = 0;
        if (field[0] is 0x80 or 0xFF) return TryBase256(field, out value);
        field = field.Trim(" \0"u8);
        var end = field.IndexOfAny((byte)' ', (byte)0);
        if (end >= 0) field = field[..end];
        foreach (var digit in field)
        {
            if (digit is < (byte)'0' or > (byte)'7' || value > long.MaxValue >> 3) return false;
            value = (value << 3) + digit - '0';
        }

        return true;
    }

    /// <summary>A text field up to its first NUL.</summary>
    public static ReadOnlySpan<byte> Text(ReadOnlySpan<byte> field) => field.IndexOf((byte)0) is >= 0 and var end ? field[..end] : field;

    /// <summary>True when the header has ustar's prefix field (GNU headers keep other data there).</summary>
    public static bool HasPrefix(ReadOnlySpan<byte> block) => block[257..263].SequenceEqual("ustar\0"u8);

    /// <summary>The name, with the prefix field in front where there is one.</summary>
    public static string Name(ReadOnlySpan<byte> block)
    {
        var name = Encoding.UTF8.GetString(Text(block[..100]));
        var prefix = HasPrefix(block) ? Text(block[345..500]) : default;
        return prefix.IsEmpty ? name : $"{Encoding.UTF8.GetString(prefix)}/{name}";
    }

    /// <summary>Big-endian two's complement behind a marker byte, in a field of any width (8 for owners, 12 for sizes).</summary>
    private static bool TryBase256(ReadOnlySpan<byte> field, out long value)
    {
        var negative = field[0] == 0xFF;
        value = negative ? -1 : 0;
        foreach (var digit in field[1..])
        {
            if (value is > long.MaxValue >> 8 or < long.MinValue >> 8) return false;
            value = (value << 8) | digit;
        }

        return negative ? value < 0 : value >= 0;
    }
}
