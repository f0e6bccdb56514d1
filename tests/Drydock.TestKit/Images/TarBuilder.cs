using System.Text;

namespace Drydock.TestKit.Images;

/// <summary>Writes archives entry by entry, the odd and hostile ones included. The same calls give the same bytes.</summary>
public sealed class TarBuilder
{
    private readonly List<byte> bytes = [];

    /// <summary>Bytes written so far.</summary>
    public long Length => bytes.Count;

    public TarBuilder File(string path, string content) => File(path, Encoding.UTF8.GetBytes(content));

    public TarBuilder File(string path, byte[] content) => Entry(path, '0', content);

    public TarBuilder Folder(string path) => Entry(path + "/", '5', []);

    public TarBuilder Symlink(string path, string target) => Entry(path, '2', [], target);

    public TarBuilder Hardlink(string path, string target) => Entry(path, '1', [], target);

    /// <summary>Removes what lower layers have at a path.</summary>
    public TarBuilder Whiteout(string path) => File(Folder(path, ".wh."), "");

    /// <summary>Hides what lower layers have below a folder.</summary>
    public TarBuilder Opaque(string folder) => File(folder.Length == 0 ? ".wh..wh..opq" : folder + "/.wh..wh..opq", "");

    /// <summary>One entry with a ustar header.</summary>
    /// <param name="change">Changes the header before its checksum is computed; the checksum is left alone where <paramref name="sum"/> is false.</param>
    public TarBuilder Entry(string path, char type, byte[] body, string link = "", Action<byte[]>? change = null, bool sum = true)
    {
        var header = new byte[512];
        Put(header, 0, path);
        Put(header, 100, "0000644\00000000\00000000\0");
        Put(header, 124, Convert.ToString(body.Length, 8).PadLeft(11, '0') + "\000000000000\0");
        header[156] = (byte)type;
        Put(header, 157, link);
        Put(header, 257, "ustar\000");
        change?.Invoke(header);
        if (sum)
        {
            Put(header, 148, "        ");
            Put(header, 148, Convert.ToString(header.Sum(static b => b), 8).PadLeft(6, '0') + "\0 ");
        }

        return Raw(header).Raw(body).Raw(new byte[(512 - (body.Length % 512)) % 512]);
    }

    /// <summary>Pax records for the next entry (type x) or for all (type g).</summary>
    public TarBuilder Pax(char type, params (string Key, string Value)[] records) => Entry("pax", type, Encoding.UTF8.GetBytes(string.Concat(records.Select(static r => Record(r.Key, r.Value)))));

    /// <summary>A GNU long name (L) or long link (K) for the next entry.</summary>
    public TarBuilder Long(char type, string text) => Entry("././@LongLink", type, Encoding.UTF8.GetBytes(text + "\0"));

    public TarBuilder Raw(byte[] raw)
    {
        bytes.AddRange(raw);
        return this;
    }

    /// <summary>The archive with its two end blocks.</summary>
    public byte[] ToArray() => [.. bytes, .. new byte[1024]];

    /// <summary>The archive as some tools leave it: without end blocks.</summary>
    public byte[] WithoutEnd() => [.. bytes];

    private static string Record(string key, string value)
    {
        var rest = Encoding.UTF8.GetByteCount($" {key}={value}\n");
        var length = rest + 1;
        while (length != rest + length.ToString().Length) length = rest + length.ToString().Length;
        return $"{length} {key}={value}\n";
    }

    private static string Folder(string path, string prefix) => path.Insert(path.LastIndexOf('/') + 1, prefix);

    private static void Put(byte[] header, int at, string text) => Encoding.UTF8.GetBytes(text).CopyTo(header, at);
}
