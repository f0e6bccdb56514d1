using System.Text;

namespace Drydock.Cli.Updating;

/// <summary>Splits UTF-8 that comes in pieces into lines, and gives each one on. Longer lines are cut.</summary>
internal sealed class LineSplitter(Action<string> each)
{
    private const int LongestLine = 4096;

    private readonly Decoder decoder = Encoding.UTF8.GetDecoder();
    private readonly StringBuilder line = new();

    public void Add(ReadOnlySpan<byte> bytes)
    {
        var characters = new char[Encoding.UTF8.GetMaxCharCount(bytes.Length)];
        foreach (var c in characters.AsSpan(0, decoder.GetChars(bytes, characters, flush: false)))
        {
            if (c is '\n' or '\r') End();
            else if (line.Length < LongestLine) line.Append(c);
        }
    }

    /// <summary>Gives on what stands behind the last end of line.</summary>
    public void End()
    {
        if (line.Length == 0) return;
        each(line.ToString());
        line.Clear();
    }
}
