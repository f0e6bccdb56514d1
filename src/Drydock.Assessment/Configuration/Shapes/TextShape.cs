using System.Text.Json;
using Drydock.Dockerfiles.Yaml;

namespace Drydock.Assessment.Configuration.Shapes;

/// <summary>A text.</summary>
/// <param name="Form">What it must look like; null for any text.</param>
/// <param name="Most">Characters at most.</param>
internal sealed record TextShape(string About, TextForm? Form = null, int Most = 500) : Shape(About)
{
    protected override void CheckForm(YamlNode node, ShapeProblems problems)
    {
        if (node.Text is not { } text) problems.Add(node, $"here a text is needed; there is {node.Kind}");
        else if (text.Length > Most) problems.Add(node, $"this text has {text.Length:N0} characters; at most {Most:N0} are read");
        else if (text.Any(static c => char.IsControl(c))) problems.Add(node, "this text has line breaks or control characters");
        else if (text.Trim().Length == 0) problems.Add(node, "this text is empty");
        else if (Form?.Wrong(text) is { } wrong) problems.Add(node, $"'{Reports.PlainText.Of(text)}' {wrong}; write for example {Form.Example}");
    }

    protected override void WriteForm(Utf8JsonWriter json)
    {
        json.WriteString("type", "string");
        json.WriteNumber("minLength", 1);
        json.WriteNumber("maxLength", Most);
        if (Form?.Pattern is { } pattern) json.WriteString("pattern", pattern);
        if (Form is { } form)
        {
            json.WriteStartArray("examples");
            json.WriteStringValue(form.Example);
            json.WriteEndArray();
        }
    }
}
