using System.Text.Json;
using Drydock.Assessment.Reports;
using Drydock.Dockerfiles.Rules;

namespace Drydock.Assessment.CheckReports;

/// <summary>An array with one object per result: <c>rule, aliases, severity, file, line, column, endLine, endColumn, message, policy, fix</c>.</summary>
public sealed class CheckJson : ICheckWriter
{
    public string Format => "json";

    public void Write(CheckReport report, CheckReportOptions options, Stream output) => JsonText.Document(output, json =>
    {
        json.WriteStartArray();
        foreach (var (file, diagnostic) in report.Results)
        {
            json.WriteStartObject();
            WriteResult(json, file, diagnostic);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    });

    private static void WriteResult(Utf8JsonWriter json, CheckedFile file, Diagnostic diagnostic)
    {
        var place = ResultPlace.Of(file, diagnostic);
        json.Text("rule", diagnostic.Rule.Id);
        json.Texts("aliases", diagnostic.Rule.Aliases);
        json.Text("severity", RuleWords.Of(diagnostic.Severity));
        json.Text("file", file.Path);
        json.Number("line", place.Start.Line);
        json.Number("column", place.Start.Column);
        json.Number("endLine", place.End.Line);
        json.Number("endColumn", place.End.Column);
        json.Text("message", diagnostic.Message);
        json.Object("policy", file.Reasons.GetValueOrDefault(diagnostic), reason =>
        {
            json.Text("service", reason.Service);
            json.Text("key", reason.Value.Key);
            json.Texts("values", reason.Value.Texts);
            json.Text("source", reason.Source);
        });
        json.Object("fix", diagnostic.Fix, fix =>
        {
            json.Text("class", RuleWords.Of(fix.Class));
            json.Text("title", fix.Title);
            json.Array("edits", fix.Edits, edit => WriteEdit(json, file, edit));
        });
    }

    private static void WriteEdit(Utf8JsonWriter json, CheckedFile file, TextEdit edit)
    {
        var place = ResultPlace.Of(file.Result.File.Lines, edit.Span);
        json.Number("line", place.Start.Line);
        json.Number("column", place.Start.Column);
        json.Number("endLine", place.End.Line);
        json.Number("endColumn", place.End.Column);
        json.Text("text", edit.NewText);
    }
}
