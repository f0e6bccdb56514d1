using System.Buffers;
using System.Text;

namespace Drydock.Packages.Catalogers.PythonMetadata;

/// <summary>Name and version of a METADATA or PKG-INFO file, as written; null where the field is absent.</summary>
/// <remarks>PyPA "Core metadata specifications": headers as in e-mail, then a blank line and the description, where <c>Name:</c> is only text.
/// A byte order mark, either line end, latin-1, field names in any case, folded lines and lines without a colon are all read past.</remarks>
internal sealed record MetadataHeaders(string? Name, string? Version)
{
    private const int MostFoldedLines = 4;

    public static MetadataHeaders Parse(ReadOnlySpan<byte> content)
    {
        string? name = null, version = null;
        var (current, folded) = ("", 0);
        var rest = Utf8Text.WithoutMark(content);
        while (ControlLine.TryTake(ref rest, out var line) && line.Kind != ControlLineKind.Blank)
        {
            if (line.Kind == ControlLineKind.Field)
            {
                (current, folded) = (FieldOf(line.Name), 0);
                var value = current.Length == 0 || line.Text.Length > Utf8Text.LongestValue ? "" : Utf8Text.Decode(line.Value);
                if (current == "Name" && name is null) name = value;
                else if (current == "Version" && version is null) version = value;
                else current = "";
            }
            else if (line.Kind == ControlLineKind.Continuation && current.Length > 0 && folded++ < MostFoldedLines && line.Text.Length <= Utf8Text.LongestValue)
            {
                var text = Utf8Text.Decode(line.Value);
                if (current == "Name") name = $"{name} {text}".Trim();
                else version = $"{version} {text}".Trim();
            }
        }

        return new MetadataHeaders(name, version);
    }

    /// <summary>Only the lines that <see cref="Parse"/> looks at, kept as they were written.</summary>
    public static ReadOnlyMemory<byte> Reduce(ReadOnlySpan<byte> content)
    {
        var kept = new ArrayBufferWriter<byte>(128);
        var rest = Utf8Text.WithoutMark(content);
        var keeping = false;
        while (ControlLine.TryTake(ref rest, out var line) && line.Kind != ControlLineKind.Blank)
        {
            if (line.Kind == ControlLineKind.Field) keeping = FieldOf(line.Name).Length > 0;
            if (!keeping || line.Kind == ControlLineKind.Other) continue;
            var isLong = line.Text.Length > Utf8Text.LongestValue;
            if (isLong && line.Kind == ControlLineKind.Continuation) kept.Write(" "u8);
            else kept.Write(isLong ? line.Text[..(line.Text.IndexOf((byte)':') + 1)] : line.Text);
            kept.Write("\n"u8);
        }

        return kept.WrittenMemory;
    }

    private static string FieldOf(ReadOnlySpan<byte> name) =>
        Ascii.EqualsIgnoreCase(name, "Name") ? "Name" : Ascii.EqualsIgnoreCase(name, "Version") ? "Version" : "";
}
