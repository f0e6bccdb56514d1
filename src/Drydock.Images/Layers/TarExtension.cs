using System.Globalization;
using System.Text;

namespace Drydock.Images.Layers;

/// <summary>What extended headers say about the next entry: pax records and GNU long names.</summary>
internal sealed class TarExtension
{
    public string? Path { get; private set; }

    public string? Link { get; private set; }

    /// <summary>Bytes of the body as stored; overrides the header.</summary>
    public long? Size { get; private set; }

    /// <summary>The real name of a sparse file, whose stored name is a stand-in.</summary>
    public string? SparseName { get; private set; }

    /// <summary>The real size of a sparse file.</summary>
    public long? SparseSize { get; private set; }

    /// <summary>True when the body begins with, or the header holds, a map of a sparse file.</summary>
    public bool Sparse { get; private set; }

    /// <summary>Owner and group, where the header's fields are too small or another tool wrote them here.</summary>
    public long? User { get; private set; }

    public long? Group { get; private set; }

    /// <summary>True when the file has capabilities.</summary>
    public bool Capabilities { get; private set; }

    /// <summary>Takes a GNU long name (type L) or long link (type K).</summary>
    public void TakeLong(char type, ReadOnlySpan<byte> body)
    {
        var text = Encoding.UTF8.GetString(TarHeader.Text(body));
        if (type == 'L') Path = text;
        else Link = text;
    }

    /// <summary>Takes pax records, "length keyword=value\n" each; the last of equal keywords wins. False when they are malformed.</summary>
    public bool TakePax(ReadOnlySpan<byte> body)
    {
        while (body.Length > 0)
        {
            // Some writers pad the records with NULs.
            if (body[0] == 0) return body.IndexOfAnyExcept((byte)0) < 0;
            var space = body.IndexOf((byte)' ');
            if (space is <= 0 or > 10 || !int.TryParse(body[..space], NumberStyles.None, CultureInfo.InvariantCulture, out var length)) return false;
            if (length <= space + 1 || length > body.Length || body[length - 1] != '\n') return false;
            var record = body[(space + 1)..(length - 1)];
            var equals = record.IndexOf((byte)'=');
            if (equals <= 0 || !Take(Encoding.UTF8.GetString(record[..equals]), record[(equals + 1)..])) return false;
            body = body[length..];
        }

        return true;
    }

    /// <summary>What holds for the next entry when these global records stand behind it.</summary>
    public TarExtension Over(TarExtension global)
    {
        Path ??= global.Path;
        Link ??= global.Link;
        Size ??= global.Size;
        return this;
    }

    private bool Take(string keyword, ReadOnlySpan<byte> value)
    {
        switch (keyword)
        {
            case "path":
                Path = value.IsEmpty ? null : Encoding.UTF8.GetString(value);
                return true;
            case "linkpath":
                Link = value.IsEmpty ? null : Encoding.UTF8.GetString(value);
                return true;
            case "size":
                return TakeNumber(value, size => Size = size);
            case "uid":
                return TakeNumber(value, user => User = user);
            case "gid":
                return TakeNumber(value, group => Group = group);
            case "SCHILY.xattr.security.capability":
                return Capabilities = true;
            case "GNU.sparse.name":
                SparseName = Encoding.UTF8.GetString(value);
                return Sparse = true;
            case "GNU.sparse.realsize" or "GNU.sparse.size":
                return Sparse = TakeNumber(value, size => SparseSize = size);
            default:
                Sparse |= keyword.StartsWith("GNU.sparse.", StringComparison.Ordinal);
                return true;
        }
    }

    private static bool TakeNumber(ReadOnlySpan<byte> value, Action<long> take)
    {
        if (!long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return false;
        take(number);
        return true;
    }
}
