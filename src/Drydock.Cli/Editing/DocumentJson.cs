using System.Text.Json;
using Drydock.Dockerfiles.Rules;
using Drydock.Dockerfiles.Syntax;

namespace Drydock.Cli.Editing;

/// <summary>Results and changes of a document as the Language Server Protocol writes them (3.17, basic structures).</summary>
internal static class DocumentJson
{
    /// <summary>Member <c>diagnostics</c>: all results of a document.</summary>
    public static void WriteDiagnostics(Utf8JsonWriter json, OpenDocument document)
    {
        json.WriteStartArray("diagnostics");
        foreach (var diagnostic in document.Checked.Result.Diagnostics) WriteDiagnostic(json, document, diagnostic);
        json.WriteEndArray();
    }

    /// <summary>One result as an object.</summary>
    public static void WriteDiagnostic(Utf8JsonWriter json, OpenDocument document, Diagnostic diagnostic)
    {
        json.WriteStartObject();
        WriteRange(json, document, diagnostic.Span);
        json.WriteNumber("severity", Severity(diagnostic.Severity));
        json.WriteString("code", diagnostic.Rule.Id);
        json.WriteString("source", CommandTree.Name);
        json.WriteString("message", Message(document, diagnostic));
        json.WriteEndObject();
    }

    /// <summary>Member <c>range</c>.</summary>
    public static void WriteRange(Utf8JsonWriter json, OpenDocument document, TextSpan span)
    {
        json.WriteStartObject("range");
        WritePosition(json, "start", document.PositionOf(span.Start));
        WritePosition(json, "end", document.PositionOf(span.End));
        json.WriteEndObject();
    }

    /// <summary>Member <c>edit</c>: changes of this document alone.</summary>
    public static void WriteEdit(Utf8JsonWriter json, OpenDocument document, IEnumerable<TextEdit> edits)
    {
        json.WriteStartObject("edit");
        json.WriteStartObject("changes");
        json.WriteStartArray(document.Uri);
        foreach (var edit in edits)
        {
            json.WriteStartObject();
            WriteRange(json, document, edit.Span);
            json.WriteString("newText", SourceText.Printable(edit.NewText));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    /// <summary>With the policy that asks for it, where one does.</summary>
    private static string Message(OpenDocument document, Diagnostic diagnostic) =>
        SourceText.Printable(document.Checked.Reasons.TryGetValue(diagnostic, out var reason) ? $"{diagnostic.Message}\n{reason}" : diagnostic.Message);

    private static void WritePosition(Utf8JsonWriter json, string name, (int Line, int Character) position)
    {
        json.WriteStartObject(name);
        json.WriteNumber("line", position.Line);
        json.WriteNumber("character", position.Character);
        json.WriteEndObject();
    }

    /// <summary>DiagnosticSeverity: 1 error, 2 warning, 3 information, 4 hint.</summary>
    private static int Severity(RuleSeverity severity) => severity switch
    {
        RuleSeverity.Error or RuleSeverity.High => 1,
        RuleSeverity.Warning => 2,
        RuleSeverity.Info => 3,
        _ => 4,
    };
}
