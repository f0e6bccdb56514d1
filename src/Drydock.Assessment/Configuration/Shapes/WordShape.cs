using System.Collections.Immutable;
using System.Text.Json;
using Drydock.Dockerfiles.Yaml;

namespace Drydock.Assessment.Configuration.Shapes;

/// <summary>One of some words.</summary>
internal sealed record WordShape(string About, ImmutableArray<string> Words) : Shape(About)
{
    protected override void CheckForm(YamlNode node, ShapeProblems problems)
    {
        if (node.Text is not { } text) problems.Add(node, $"here one of these words is needed: {Known()}; there is {node.Kind}");
        else if (!Words.Contains(text)) problems.Add(node, $"'{Reports.PlainText.Of(text)}' is not known here{NearestWord.Hint(text, Words)}; write one of: {Known()}");
    }

    protected override void WriteForm(Utf8JsonWriter json)
    {
        json.WriteStartArray("enum");
        foreach (var word in Words) json.WriteStringValue(word);
        json.WriteEndArray();
    }

    private string Known() => string.Join(", ", Words);
}
