using System.Text;

namespace Drydock.Advisories.Database;

/// <summary>Reads what <see cref="BlobWriter"/> wrote. Anything else throws <see cref="InvalidDataException"/>.</summary>
internal ref struct BlobReader(ReadOnlySpan<byte> data)
{
    private ReadOnlySpan<byte> rest = data;

    public readonly bool AtEnd => rest.IsEmpty;

    public byte Byte()
    {
        if (rest.IsEmpty) throw Damaged();
        var value = rest[0];
        rest = rest[1..];
        return value;
    }

    public ulong Number()
    {
        var value = 0UL;
        for (var shift = 0; shift < 64; shift += 7)
        {
            var b = Byte();
            value |= (ulong)(b & 127) << shift;
            if (b < 128) return value;
        }

        throw Damaged();
    }

    /// <summary>A number of items or bytes, which cannot exceed what is left.</summary>
    public int Count()
    {
        var value = Number();
        return value <= (ulong)rest.Length ? (int)value : throw Damaged();
    }

    public string Text()
    {
        var length = Count();
        var text = Encoding.UTF8.GetString(rest[..length]);
        rest = rest[length..];
        return text;
    }

    /// <summary>Passes a text and says whether it is this one.</summary>
    public bool TextIs(ReadOnlySpan<byte> utf8)
    {
        var length = Count();
        var equal = rest[..length].SequenceEqual(utf8);
        rest = rest[length..];
        return equal;
    }

    public void SkipText() => rest = rest[Count()..];

    private static InvalidDataException Damaged() => new("a row of the advisory database is damaged");
}
