using System.Text;

namespace Drydock.Bench;

/// <summary>Writes plain ustar archives for the benchmarks; bodies can be holes, so that a 3 GB archive costs no disk.</summary>
internal static class TarFile
{
    public static void Header(Stream output, string path, long size, char type = '0')
    {
        Span<byte> block = stackalloc byte[512];
        block.Clear();
        Encoding.ASCII.GetBytes(path, block[..100]);
        Encoding.ASCII.GetBytes("0000644\00000000\00000000\0", block[100..]);
        Encoding.ASCII.GetBytes(Convert.ToString(size, 8).PadLeft(11, '0') + "\0" + "00000000000\0", block[124..]);
        block[148..156].Fill((byte)' ');
        block[156] = (byte)type;
        Encoding.ASCII.GetBytes("ustar\000", block[257..]);
        var sum = 0;
        foreach (var value in block) sum += value;
        Encoding.ASCII.GetBytes(Convert.ToString(sum, 8).PadLeft(6, '0') + "\0 ", block[148..]);
        output.Write(block);
    }

    public static void File(Stream output, string path, ReadOnlySpan<byte> content)
    {
        Header(output, path, content.Length);
        output.Write(content);
        Pad(output, content.Length);
    }

    /// <summary>A body of zeros; a hole on file systems that have them.</summary>
    public static void Hole(FileStream output, string path, long size)
    {
        Header(output, path, size);
        output.Position += (size + 511) / 512 * 512;
    }

    public static void End(Stream output) => output.Write(new byte[1024]);

    private static void Pad(Stream output, long size) => output.Write(new byte[(512 - (int)(size % 512)) % 512]);
}
