using System.Collections.Immutable;
using System.Text;

namespace Drydock.Dockerfiles.Syntax;

/// <summary>Bytes → logical lines → instructions, as BuildKit's parser forms them, with a token for every byte.</summary>
internal sealed class DockerfileReader(ReadOnlyMemory<byte> source)
{
    private readonly SourceLines lines = new(source);
    private readonly ParserDirectives directives = new();
    private readonly List<SyntaxToken> tokens = [];
    private readonly List<Instruction> instructions = [];
    private readonly List<SyntaxProblem> problems = [];
    private readonly List<string> comments = [];
    private bool sawInstruction;

    public SyntaxTree Read()
    {
        while (lines.Move()) ReadLogicalLine();
        if (!sawInstruction && problems.TrueForAll(static p => !p.Fatal))
            problems.Add(new SyntaxProblem("the file has no instruction", Math.Max(1, lines.Number), Math.Max(1, lines.Number), Fatal: true));
        return new SyntaxTree(source, [.. tokens], [.. instructions], [.. directives.Found], directives.Escape, [.. problems]);
    }

    private void ReadLogicalLine()
    {
        CheckLength();
        var start = lines.Start;
        if (lines.Number == 1 && lines.Raw.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]))
        {
            Token(TokenKind.ByteOrderMark, start, start + 3);
            start += 3;
        }

        var content = ContentEnd(start);
        var textStart = SkipSpace(start, content);
        var line = SourceText.Decode(source.Span[textStart..content]);
        if (line.StartsWith('#'))
        {
            ReadComment(start, textStart, content, line);
            return;
        }

        directives.Read(line, lines.Number, out _);
        if (line.Length == 0)
        {
            Token(TokenKind.Blank, start, content);
            Token(TokenKind.LineEnd, content, lines.End);
            return;
        }

        Token(TokenKind.Blank, start, textStart);
        ReadInstruction(textStart, content, line);
    }

    private void ReadComment(int start, int textStart, int content, string line)
    {
        var isDirective = directives.Read(line, lines.Number, out var problem);
        Token(isDirective ? TokenKind.Directive : TokenKind.Comment, start, content);
        Token(TokenKind.LineEnd, content, lines.End);
        if (problem is not null) problems.Add(new SyntaxProblem(problem, lines.Number, lines.Number, Fatal: true));

        // The first character is dropped whatever it is: an indented comment keeps its "#", and is no pragma.
        var text = TrimSpace(textStart == start ? line[1..] : line);
        if (textStart != start && source.Span[start] >= 0x80) text = TrimSpace(SourceText.Decode(source.Span[(start + 1)..content]));
        if (text.Length == 0) comments.Clear();
        else comments.Add(text);
    }

    private void ReadInstruction(int textStart, int content, string line)
    {
        var first = lines.Number;
        var joined = new StringBuilder();
        var segments = ImmutableArray.CreateBuilder<TextSegment>();
        var emptyLines = false;
        var continues = AddSegment(textStart, content, line, joined, segments);
        while (continues && lines.Move())
        {
            CheckLength();
            content = ContentEnd(lines.Start);
            var text = SkipSpace(lines.Start, content);
            if (text < content && source.Span[text] == (byte)'#')
                Token(TokenKind.Comment, lines.Start, content);
            else if (text == content)
            {
                emptyLines = true;
                Token(TokenKind.Blank, lines.Start, content);
            }
            else
            {
                continues = AddSegment(lines.Start, content, SourceText.Decode(source.Span[lines.Start..content]), joined, segments);
                continue;
            }

            Token(TokenKind.LineEnd, content, lines.End);
        }

        if (emptyLines)
            problems.Add(new SyntaxProblem("an empty line continues the instruction; remove it", lines.Number, lines.Number, Fatal: false));
        Finish(joined.ToString(), segments.DrainToImmutable(), first);
    }

    private void Finish(string text, ImmutableArray<TextSegment> segments, int first)
    {
        sawInstruction = true;
        var instruction = InstructionParser.Parse(text, directives.Escape, out var problem);
        if (instruction is null)
        {
            problems.Add(new SyntaxProblem(problem ?? "the instruction cannot be read", first, lines.Number, Fatal: true));
            comments.Clear();
            return;
        }

        var heredocs = ReadHeredocs(instruction, text, first);
        instructions.Add(instruction with { Segments = segments, Heredocs = heredocs, FirstLine = first, LastLine = lines.Number, Comments = [.. comments] });
        comments.Clear();
    }

    private ImmutableArray<Heredoc> ReadHeredocs(Instruction instruction, string text, int first)
    {
        if (!Heredocs.Allowed(instruction) || !text.Contains("<<", StringComparison.Ordinal)) return [];
        var found = Heredocs.OfLine(text, out var problem);
        if (problem is not null) problems.Add(new SyntaxProblem(problem, first, lines.Number, Fatal: true));
        var read = ImmutableArray.CreateBuilder<Heredoc>();
        foreach (var heredoc in found)
        {
            read.Add(ReadBody(heredoc));
            if (read[^1].Terminated) continue;
            problems.Add(new SyntaxProblem($"the here-document {SourceText.Printable(heredoc.Name)} is not terminated", first, lines.Number, Fatal: true));
            break;
        }

        return read.ToImmutable();
    }

    private Heredoc ReadBody(Heredoc heredoc)
    {
        var terminator = SourceText.Encode(heredoc.Name);
        var body = new StringBuilder();
        var firstLine = lines.Number + 1;
        while (lines.Move())
        {
            var tooLong = CheckLength();
            var content = ContentEnd(lines.Start);
            var possible = source.Span[lines.Start..content];
            if (heredoc.Chomp) possible = possible.TrimStart((byte)'\t');
            if (!tooLong && possible.SequenceEqual(terminator))
            {
                Token(TokenKind.HeredocEnd, lines.Start, content);
                Token(TokenKind.LineEnd, content, lines.End);
                return heredoc with { Content = body.ToString(), Terminated = true, FirstLine = firstLine };
            }

            Token(TokenKind.HeredocBody, lines.Start, lines.End);
            body.Append(SourceText.Decode(lines.Raw));
        }

        return heredoc with { Content = body.ToString(), Terminated = false, FirstLine = firstLine };
    }

    /// <summary>Adds one physical line to the joined line; true when it continues.</summary>
    private bool AddSegment(int start, int content, string line, StringBuilder joined, ImmutableArray<TextSegment>.Builder segments)
    {
        var end = line.AsSpan().TrimEnd(" \t").Length;
        var continues = end > 0 && line[end - 1] == directives.Escape && (end == 1 || line[end - 2] != directives.Escape);
        var kept = continues ? line.AsSpan(0, end - 1) : line;
        segments.Add(new TextSegment(joined.Length, lines.Number, start));
        joined.Append(kept);
        var textEnd = start + SourceText.ByteCount(kept);
        Token(TokenKind.Text, start, textEnd);
        Token(TokenKind.Continuation, textEnd, content);
        Token(TokenKind.LineEnd, content, lines.End);
        return continues;
    }

    private bool CheckLength()
    {
        if (!lines.TooLong) return false;
        problems.Add(new SyntaxProblem($"the line is longer than {SourceLines.MaximumBytes - 1} bytes", lines.Number, lines.Number, Fatal: true));
        return true;
    }

    private int ContentEnd(int start) => start + source.Span[start..lines.End].TrimEnd("\r\n"u8).Length;

    private int SkipSpace(int start, int end)
    {
        while (start < end)
        {
            Rune.DecodeFromUtf8(source.Span[start..end], out var rune, out var consumed);
            if (!SourceText.IsSpace(rune.Value)) break;
            start += consumed;
        }

        return start;
    }

    private static string TrimSpace(string text) => text.AsSpan().Trim().ToString();

    private void Token(TokenKind kind, int start, int end)
    {
        if (end > start) tokens.Add(new SyntaxToken(kind, start, end - start, lines.Number));
    }
}
