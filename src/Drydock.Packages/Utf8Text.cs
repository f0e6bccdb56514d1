using System.Text;
using System.Text.Unicode;

namespace Drydock.Packages;

/// <summary>Text of hostile files: decoded without exceptions, and checked before it becomes a name or a version.</summary>
internal static class Utf8Text
{
    /// <summary>Longest name, version or other single value that is believed, in bytes.</summary>
    public const int LongestValue = 4096;

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>UTF-8 where the bytes are valid UTF-8, else latin-1, which reads anything.</summary>
    public static string Decode(ReadOnlySpan<byte> bytes) => Utf8.IsValid(bytes) ? Encoding.UTF8.GetString(bytes) : Encoding.Latin1.GetString(bytes);

    /// <summary>Text of a whole file: UTF-16 with a byte order mark, else as <see cref="Decode"/>, a UTF-8 mark removed.</summary>
    public static string DecodeFile(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE])) return Encoding.Unicode.GetString(bytes[2..]);
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF])) return Encoding.BigEndianUnicode.GetString(bytes[2..]);
        return Decode(WithoutMark(bytes));
    }

    /// <summary>The bytes without a leading UTF-8 byte order mark.</summary>
    public static ReadOnlySpan<byte> WithoutMark(ReadOnlySpan<byte> bytes) => bytes.StartsWith(ByteOrderMark) ? bytes[ByteOrderMark.Length..] : bytes;

    /// <summary>Takes the first line off <paramref name="rest"/>, without its line feed and a carriage return before it.</summary>
    public static ReadOnlySpan<byte> TakeLine(scoped ref ReadOnlySpan<byte> rest)
    {
        var end = rest.IndexOf((byte)'\n');
        var line = end < 0 ? rest : rest[..end];
        rest = end < 0 ? [] : rest[(end + 1)..];
        return line.EndsWith("\r"u8) ? line[..^1] : line;
    }

    /// <summary>The bytes without blanks and tabs at either end.</summary>
    public static ReadOnlySpan<byte> Trim(ReadOnlySpan<byte> bytes) => bytes.Trim(" \t\r\n"u8);

    /// <summary>True for one word without blanks and control characters: what a name, version or architecture must be.</summary>
    public static bool IsWord(string? text)
    {
        if (string.IsNullOrEmpty(text) || text.Length > LongestValue) return false;
        foreach (var c in text)
            if (char.IsControl(c) || char.IsWhiteSpace(c)) return false;
        return true;
    }

    /// <summary>At most the first 80 characters, control characters shown as <c>?</c>: fit for a problem's subject.</summary>
    public static string Shown(string text)
    {
        var cut = text.Length > 80 ? text[..80] + "…" : text;
        return string.Create(cut.Length, cut, static (span, from) =>
        {
            for (var i = 0; i < span.Length; i++) span[i] = char.IsControl(from[i]) ? '?' : from[i];
        });
    }
}
