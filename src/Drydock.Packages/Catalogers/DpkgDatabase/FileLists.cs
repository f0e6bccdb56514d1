using System.Buffers;

namespace Drydock.Packages.Catalogers.DpkgDatabase;

/// <summary>dpkg's lists of a package's files: <c>.list</c> and <c>.conffiles</c> (one absolute path a line) and <c>.md5sums</c> (digest, two blanks,
/// path without a leading slash), and the table of diversions.</summary>
internal static class FileLists
{
    private const int Md5Length = 32;

    private static readonly SearchValues<byte> HexDigits = SearchValues.Create("0123456789abcdefABCDEF"u8);

    /// <summary>The lines that name a file some language cataloger reads: the others can never matter to ownership.</summary>
    public static ReadOnlyMemory<byte> Reduce(ReadOnlySpan<byte> content)
    {
        var kept = new ArrayBufferWriter<byte>();
        Span<char> path = stackalloc char[Utf8Text.LongestValue];
        while (!content.IsEmpty)
        {
            var line = Utf8Text.TakeLine(ref content);
            if (!TryReadPath(line, path, out var length) || !LanguageFiles.Wants(path[..length])) continue;
            Write(kept, line);
        }

        return kept.WrittenMemory;
    }

    /// <summary>The diversions (original, new place, diverting package) that concern a file some language cataloger reads.</summary>
    public static ReadOnlyMemory<byte> ReduceDiversions(ReadOnlySpan<byte> content)
    {
        var kept = new ArrayBufferWriter<byte>();
        Span<char> path = stackalloc char[Utf8Text.LongestValue];
        while (!content.IsEmpty)
        {
            var from = Utf8Text.TakeLine(ref content);
            var to = Utf8Text.TakeLine(ref content);
            var package = Utf8Text.TakeLine(ref content);
            var matters = (TryReadPath(from, path, out var length) && LanguageFiles.Wants(path[..length]))
                || (TryReadPath(to, path, out length) && LanguageFiles.Wants(path[..length]));
            if (!matters || package.Length > Utf8Text.LongestValue) continue;
            Write(kept, from);
            Write(kept, to);
            Write(kept, package);
        }

        return kept.WrittenMemory;
    }

    /// <summary>The paths of a list, without leading slash, each with its digest where the line has one.</summary>
    public static List<(string Path, string? Md5)> Read(ReadOnlySpan<byte> content)
    {
        var read = new List<(string, string?)>();
        Span<char> path = stackalloc char[Utf8Text.LongestValue];
        while (!content.IsEmpty)
        {
            var line = Utf8Text.TakeLine(ref content);
            if (!TryReadPath(line, path, out var length)) continue;
            read.Add((path[..length].ToString(), HasDigest(line) ? Utf8Text.Decode(line[..Md5Length]).ToLowerInvariant() : null));
        }

        return read;
    }

    /// <summary>Original path → (new path, diverting package; <c>:</c> for the local administrator).</summary>
    /// <remarks>dpkg-divert(1): the diverting package keeps the original name, everybody else's file goes to the new one.</remarks>
    public static Dictionary<string, (string To, string By)> ReadDiversions(ReadOnlySpan<byte> content)
    {
        var read = new Dictionary<string, (string, string)>(StringComparer.Ordinal);
        while (!content.IsEmpty)
        {
            var from = Utf8Text.Decode(Utf8Text.TakeLine(ref content)).TrimStart('/');
            var to = Utf8Text.Decode(Utf8Text.TakeLine(ref content)).TrimStart('/');
            var by = Utf8Text.Decode(Utf8Text.TakeLine(ref content));
            if (from.Length > 0 && to.Length > 0) read[from] = (to, by);
        }

        return read;
    }

    private static bool HasDigest(ReadOnlySpan<byte> line) =>
        line.Length > Md5Length + 2 && line[Md5Length] == ' ' && !line[..Md5Length].ContainsAnyExcept(HexDigits);

    private static bool TryReadPath(ReadOnlySpan<byte> line, Span<char> path, out int length)
    {
        length = 0;
        if (HasDigest(line)) line = line[(Md5Length + 2)..];
        if (line.StartsWith("./"u8)) line = line[2..];
        line = line.TrimStart((byte)'/');
        return !line.IsEmpty && line.Length <= path.Length && System.Text.Encoding.UTF8.TryGetChars(line, path, out length);
    }

    private static void Write(ArrayBufferWriter<byte> kept, ReadOnlySpan<byte> line)
    {
        kept.Write(line);
        kept.Write("\n"u8);
    }
}
