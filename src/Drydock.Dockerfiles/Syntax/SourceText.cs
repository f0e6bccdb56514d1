using System.Collections.Immutable;
using System.Text;

namespace Drydock.Dockerfiles.Syntax;

/// <summary>Text that keeps every byte: well-formed UTF-8 becomes characters, any other byte becomes the lone surrogate U+DC00 + byte.</summary>
/// <remarks>BuildKit reads bytes and passes invalid UTF-8 through RUN unchanged; a .NET string alone would lose them.</remarks>
public static class SourceText
{
    /// <summary>Decodes bytes; <see cref="Encode"/> gives exactly the same bytes back.</summary>
    public static string Decode(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder(bytes.Length);
        while (bytes.Length > 0)
        {
            if (Rune.DecodeFromUtf8(bytes, out var rune, out var consumed) == System.Buffers.OperationStatus.Done)
            {
                text.Append(rune);
                bytes = bytes[consumed..];
            }
            else
            {
                text.Append((char)(0xDC00 + bytes[0]));
                bytes = bytes[1..];
            }
        }

        return text.ToString();
    }

    /// <summary>The bytes behind a decoded text.</summary>
    public static byte[] Encode(ReadOnlySpan<char> text)
    {
        var bytes = new List<byte>(text.Length);
        Span<byte> utf8 = stackalloc byte[4];
        while (text.Length > 0)
        {
            if (Rune.DecodeFromUtf16(text, out var rune, out var consumed) == System.Buffers.OperationStatus.Done)
                bytes.AddRange(utf8[..rune.EncodeToUtf8(utf8)]);
            else
                bytes.Add(unchecked((byte)text[0]));
            text = text[consumed..];
        }

        return [.. bytes];
    }

    /// <summary>Bytes that a decoded text stands for.</summary>
    public static int ByteCount(ReadOnlySpan<char> text)
    {
        var count = 0;
        while (text.Length > 0)
        {
            var done = Rune.DecodeFromUtf16(text, out var rune, out var consumed) == System.Buffers.OperationStatus.Done;
            count += done ? rune.Utf8SequenceLength : 1;
            text = text[consumed..];
        }

        return count;
    }

    /// <summary>The code points, each undecodable byte as U+FFFD.</summary>
    public static ImmutableArray<int> CodePoints(ReadOnlySpan<char> text)
    {
        var points = ImmutableArray.CreateBuilder<int>(text.Length);
        while (text.Length > 0)
        {
            var done = Rune.DecodeFromUtf16(text, out var rune, out var consumed) == System.Buffers.OperationStatus.Done;
            points.Add(done ? rune.Value : Rune.ReplacementChar.Value);
            text = text[consumed..];
        }

        return points.DrainToImmutable();
    }

    /// <summary>The text with each undecodable byte as U+FFFD, as words of ENV, LABEL and ARG have it.</summary>
    public static string Printable(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('\uDC80', '\uDCFF')) return text;
        var result = new StringBuilder(text.Length);
        foreach (var point in CodePoints(text)) result.Append(new Rune(point));
        return result.ToString();
    }

    /// <summary>Unicode white space, which Go and .NET define alike.</summary>
    public static bool IsSpace(int codePoint) => codePoint <= char.MaxValue && char.IsWhiteSpace((char)codePoint);
}
