using System.Buffers;
using System.Text;

namespace Drydock.Packages.Catalogers.DpkgDatabase;

/// <summary>Reads dpkg's <c>status</c> and the files of <c>status.d</c>: stanzas of fields, in linear time, whatever the bytes.</summary>
/// <remarks>deb822(5), read leniently: either line end, folded lines, field names in any case, a missing last line end, the first of duplicate fields.
/// Debian Policy 5.3 names the fields.</remarks>
internal static class StatusFile
{
    private const int MostFoldedLines = 4;

    private static readonly string[] FieldNames = ["Package", "Status", "Version", "Architecture", "Source", "Maintainer"];

    /// <summary>Every stanza that has at least one line.</summary>
    public static List<StatusStanza> Parse(ReadOnlySpan<byte> content)
    {
        var stanzas = new List<StatusStanza>();
        var rest = Utf8Text.WithoutMark(content);
        var builder = new StanzaBuilder();
        while (ControlLine.TryTake(ref rest, out var line))
        {
            if (line.Kind == ControlLineKind.Blank) builder.Finish(stanzas);
            else builder.Add(line);
        }

        builder.Finish(stanzas);
        return stanzas;
    }

    /// <summary>The same file with only the lines that <see cref="Parse"/> looks at, kept as they were written.</summary>
    /// <remarks>A stanza never vanishes: the name of its first field stays, so that a damaged record is still one.</remarks>
    public static ReadOnlyMemory<byte> Reduce(ReadOnlySpan<byte> content)
    {
        var kept = new ArrayBufferWriter<byte>(Math.Max(256, content.Length / 4));
        var rest = Utf8Text.WithoutMark(content);
        var (first, keeping, blank) = (true, false, false);
        while (ControlLine.TryTake(ref rest, out var line))
        {
            if (line.Kind == ControlLineKind.Blank)
            {
                (first, keeping, blank) = (true, false, true);
                continue;
            }

            if (first && blank && kept.WrittenCount > 0) kept.Write("\n"u8);
            if (line.Kind == ControlLineKind.Field) keeping = FieldIndex(line.Name) >= 0;
            var keep = line.Kind is ControlLineKind.Field or ControlLineKind.Continuation && keeping;
            if (keep && line.Text.Length <= Utf8Text.LongestValue) Write(kept, line.Text);
            else if (keep || first) Write(kept, NameOnly(line));
            first = false;
        }

        return kept.WrittenMemory;
    }

    /// <summary>Place of a field among those in use; -1 for all others.</summary>
    private static int FieldIndex(ReadOnlySpan<byte> name)
    {
        for (var i = 0; i < FieldNames.Length; i++)
            if (name.Length == FieldNames[i].Length && Ascii.EqualsIgnoreCase(name, FieldNames[i])) return i;
        return -1;
    }

    /// <summary>A line that stands for one whose value is too long or not in use.</summary>
    private static ReadOnlySpan<byte> NameOnly(ControlLine line) => line.Kind switch
    {
        ControlLineKind.Field when line.Name.Length is > 0 and <= 64 => line.Text[..(line.Text.IndexOf((byte)':') + 1)],
        ControlLineKind.Continuation => " "u8,
        _ => "?"u8,
    };

    private static void Write(ArrayBufferWriter<byte> kept, ReadOnlySpan<byte> line)
    {
        kept.Write(line);
        kept.Write("\n"u8);
    }

    /// <summary>Gathers the lines of one stanza.</summary>
    private sealed class StanzaBuilder
    {
        private readonly string?[] values = new string?[FieldNames.Length];
        private int current = -1;
        private int folded;
        private bool any;
        private bool duplicate;

        public void Add(ControlLine line)
        {
            any = true;
            if (line.Kind == ControlLineKind.Field) StartField(line);
            else if (line.Kind == ControlLineKind.Continuation && current >= 0 && folded++ < MostFoldedLines) Fold(line.Value);
        }

        public void Finish(List<StatusStanza> stanzas)
        {
            if (any)
            {
                stanzas.Add(new StatusStanza
                {
                    Package = values[0],
                    Status = values[1],
                    Version = values[2],
                    Architecture = values[3],
                    Source = values[4],
                    Maintainer = values[5],
                    HasDuplicateField = duplicate,
                });
            }

            Array.Clear(values);
            (current, folded, any, duplicate) = (-1, 0, false, false);
        }

        private void StartField(ControlLine line)
        {
            folded = 0;
            current = FieldIndex(line.Name);
            if (current < 0) return;
            if (values[current] is null)
            {
                values[current] = line.Text.Length > Utf8Text.LongestValue ? "" : Utf8Text.Decode(line.Value);
                return;
            }

            duplicate = true;
            current = -1;
        }

        private void Fold(ReadOnlySpan<byte> text)
        {
            if (text.IsEmpty || text.Length > Utf8Text.LongestValue) return;
            values[current] = values[current] is { Length: > 0 } start ? $"{start} {Utf8Text.Decode(text)}" : Utf8Text.Decode(text);
        }
    }
}
