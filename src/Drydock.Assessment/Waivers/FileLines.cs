namespace Drydock.Assessment.Waivers;

/// <summary>A text by its lines, for insertions that keep every other byte.</summary>
internal sealed class FileLines
{
    private readonly string text;
    private readonly List<int> starts = [0];

    public FileLines(string text)
    {
        this.text = text;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\n') starts.Add(i + 1);
        }

        if (starts[^1] == text.Length && starts.Count > 1) starts.RemoveAt(starts.Count - 1);
        Break = text.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";
    }

    /// <summary>The line break that the file uses.</summary>
    public string Break { get; }

    public int Count => starts.Count;

    /// <summary>Of a line and column, both from 1.</summary>
    public int Offset(int line, int column) => Math.Min(text.Length, starts[line - 1] + column - 1);

    /// <summary>The text with a line behind its last.</summary>
    public string Append(string added) => InsertAfter(Count, added);

    /// <summary>The text with a line behind another.</summary>
    public string InsertAfter(int line, string added)
    {
        var at = line < starts.Count ? starts[line] : text.Length;
        var broken = at == 0 || text[at - 1] == '\n';
        return $"{text[..at]}{(broken ? "" : Break)}{added}{Break}{text[at..]}";
    }

    /// <summary>The last line of a block: blank lines and comments at the left edge before the next key belong to that key.</summary>
    /// <param name="from">The block's first line.</param>
    /// <param name="next">The line of what follows.</param>
    public int LastOfBlock(int from, int next)
    {
        var line = next - 1;
        while (line > from && (LineOf(line).AsSpan().Trim().IsEmpty || LineOf(line).StartsWith('#'))) line--;
        return line;
    }

    /// <summary>What stands before the dash of a list item.</summary>
    public string BeforeDash(int line) => LineOf(line) is var item && item.IndexOf('-', StringComparison.Ordinal) is > 0 and var at && item.AsSpan(0, at).Trim().IsEmpty ? item[..at] : "";

    private string LineOf(int line) => text[starts[line - 1]..(line < starts.Count ? starts[line] : text.Length)].TrimEnd('\n', '\r');
}
