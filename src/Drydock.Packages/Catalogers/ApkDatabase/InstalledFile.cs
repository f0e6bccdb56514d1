using System.Buffers;
using System.Collections.Immutable;

namespace Drydock.Packages.Catalogers.ApkDatabase;

/// <summary>Reads apk's <c>installed</c>: lines <c>X:value</c>, a blank line after each package, in linear time, whatever the bytes.</summary>
/// <remarks>apk-tools, "Apk spec": <c>P</c> name, <c>V</c> version, <c>A</c> architecture, <c>o</c> origin, <c>F</c> folder, <c>R</c> file in the folder above.
/// Letters are case-sensitive (<c>p</c> is "provides"). Lines have no length limit; the last record may lack its blank line.</remarks>
internal static class InstalledFile
{
    /// <summary>Every record that has at least one line.</summary>
    public static List<ApkRecord> Parse(ReadOnlySpan<byte> content)
    {
        var records = new List<ApkRecord>();
        var builder = new RecordBuilder();
        while (!content.IsEmpty)
        {
            var line = Utf8Text.TakeLine(ref content);
            if (line.IsEmpty) builder.Finish(records);
            else builder.Add(line);
        }

        builder.Finish(records);
        return records;
    }

    /// <summary>The same file with only the lines that <see cref="Parse"/> looks at; of the listed files only those that a language cataloger reads.</summary>
    public static ReadOnlyMemory<byte> Reduce(ReadOnlySpan<byte> content)
    {
        var kept = new ArrayBufferWriter<byte>(Math.Max(256, content.Length / 8));
        var (first, blank) = (true, false);
        ReadOnlySpan<byte> folder = default, written = default;
        while (!content.IsEmpty)
        {
            var line = Utf8Text.TakeLine(ref content);
            if (line.IsEmpty)
            {
                (first, blank) = (true, true);
                folder = written = default;
                continue;
            }

            if (first && blank && kept.WrittenCount > 0) kept.Write("\n"u8);
            var field = FieldOf(line);
            if (field == 'F') folder = line;
            if (field is 'P' or 'V' or 'A' or 'o' && line.Length <= Utf8Text.LongestValue)
            {
                Write(kept, line);
            }
            else if (field == 'R' && IsWanted(folder, line))
            {
                if (!written.SequenceEqual(folder)) Write(kept, folder);
                written = folder;
                Write(kept, line);
            }
            else if (first)
            {
                // A record never vanishes, so that a damaged one is still reported.
                Write(kept, "?"u8);
            }

            first = false;
        }

        return kept.WrittenMemory;
    }

    private static char FieldOf(ReadOnlySpan<byte> line) => line.Length >= 2 && line[1] == ':' ? (char)line[0] : '\0';

    private static bool IsWanted(ReadOnlySpan<byte> folder, ReadOnlySpan<byte> file)
    {
        if (folder.Length + file.Length > Utf8Text.LongestValue) return false;
        return LanguageFiles.Wants(PathOf(folder, file));
    }

    private static string PathOf(ReadOnlySpan<byte> folder, ReadOnlySpan<byte> file)
    {
        var name = Utf8Text.Decode(file[2..]);
        var under = folder.Length > 2 ? Utf8Text.Decode(folder[2..]).Trim('/') : "";
        return under.Length == 0 ? name : $"{under}/{name}";
    }

    private static void Write(ArrayBufferWriter<byte> kept, ReadOnlySpan<byte> line)
    {
        kept.Write(line);
        kept.Write("\n"u8);
    }

    /// <summary>Gathers the lines of one record.</summary>
    private sealed class RecordBuilder
    {
        private readonly ImmutableArray<string>.Builder files = ImmutableArray.CreateBuilder<string>();
        private string? name;
        private string? version;
        private string? architecture;
        private string? origin;
        private byte[] folder = [];
        private bool any;

        public void Add(ReadOnlySpan<byte> line)
        {
            any = true;
            var field = FieldOf(line);
            if (field == 'F' && line.Length <= Utf8Text.LongestValue) folder = line.ToArray();
            else if (field == 'F') folder = [];
            else if (field == 'R' && IsWanted(folder, line)) files.Add(PathOf(folder, line));
            else if (field is 'P' or 'V' or 'A' or 'o' && line.Length <= Utf8Text.LongestValue) Set(field, Utf8Text.Decode(Utf8Text.Trim(line[2..])));
        }

        public void Finish(List<ApkRecord> records)
        {
            if (any) records.Add(new ApkRecord(name, version, architecture, origin, files.ToImmutable()));
            files.Clear();
            (name, version, architecture, origin, folder, any) = (null, null, null, null, [], false);
        }

        private void Set(char field, string value)
        {
            switch (field)
            {
                case 'P': name ??= value; break;
                case 'V': version ??= value; break;
                case 'A': architecture ??= value; break;
                default: origin ??= value; break;
            }
        }
    }
}
