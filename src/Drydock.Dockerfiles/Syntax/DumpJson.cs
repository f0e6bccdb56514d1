using System.Text.Encodings.Web;
using System.Text.Json;

namespace Drydock.Dockerfiles.Syntax;

/// <summary>What the builder sees in a file, as one JSON object: <c>{dump, lines, heredocs, escape, stages, error}</c>.</summary>
/// <remarks>One element of <c>lines</c> ([first, last]) and of <c>heredocs</c> (a list) per line of <c>dump</c>. An undecodable byte is U+FFFD here.</remarks>
public static class DumpJson
{
    /// <summary>Writes the object and a line feed.</summary>
    public static void Write(SyntaxTree tree, Stream output)
    {
        var options = new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
        using (var writer = new Utf8JsonWriter(output, options))
        {
            writer.WriteStartObject();
            writer.WriteString("dump", SyntaxDump.Of(tree));
            writer.WriteStartArray("lines");
            foreach (var instruction in tree.Instructions)
            {
                writer.WriteStartArray();
                writer.WriteNumberValue(instruction.FirstLine);
                writer.WriteNumberValue(instruction.LastLine);
                writer.WriteEndArray();
            }

            writer.WriteEndArray();
            WriteHeredocs(tree, writer);
            writer.WriteString("escape", tree.Escape.ToString());
            WriteStages(tree, writer);
            writer.WriteString("error", tree.Error is { } error ? $"line {error.FirstLine}: {SourceText.Printable(error.Message)}" : null);
            writer.WriteEndObject();
        }

        output.WriteByte((byte)'\n');
    }

    private static void WriteHeredocs(SyntaxTree tree, Utf8JsonWriter writer)
    {
        writer.WriteStartArray("heredocs");
        foreach (var instruction in tree.Instructions)
        {
            writer.WriteStartArray();
            foreach (var heredoc in instruction.Heredocs)
            {
                writer.WriteStartObject();
                writer.WriteString("name", SourceText.Printable(heredoc.Name));
                writer.WriteNumber("fileDescriptor", heredoc.FileDescriptor);
                writer.WriteBoolean("expand", heredoc.Expand);
                writer.WriteBoolean("chomp", heredoc.Chomp);
                writer.WriteString("content", SourceText.Printable(heredoc.Content));
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        }

        writer.WriteEndArray();
    }

    private static void WriteStages(SyntaxTree tree, Utf8JsonWriter writer)
    {
        writer.WriteStartArray("stages");
        foreach (var from in tree.Instructions.Where(static i => i.Name == "from" && i.Words.Length is 1 or 3))
        {
            var platform = from.Flags.FirstOrDefault(static f => f.StartsWith("--platform=", StringComparison.Ordinal))?["--platform=".Length..];
            writer.WriteStartObject();
            writer.WriteString("name", from.Words.Length == 3 ? SourceText.Printable(from.Words[2].ToLowerInvariant()) : "");
            writer.WriteString("base", SourceText.Printable(from.Words[0]));
            writer.WriteString("platform", SourceText.Printable(platform ?? ""));
            writer.WriteNumber("line", from.FirstLine);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }
}
