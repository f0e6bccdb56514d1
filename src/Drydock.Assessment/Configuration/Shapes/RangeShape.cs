using System.Globalization;
using System.Text.Json;
using Drydock.Dockerfiles.Yaml;

namespace Drydock.Assessment.Configuration.Shapes;

/// <summary>A whole number within bounds.</summary>
internal sealed record RangeShape(string About, int Least, int Most) : Shape(About)
{
    protected override void CheckForm(YamlNode node, ShapeProblems problems)
    {
        if (node is YamlScalar { Plain: true } && int.TryParse(node.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= Least && number <= Most) return;
        problems.Add(node, string.Create(CultureInfo.InvariantCulture, $"here a number from {Least} to {Most} is needed; there is {(node.Text is { } text ? $"'{Reports.PlainText.Of(text)}'" : node.Kind)}"));
    }

    protected override void WriteForm(Utf8JsonWriter json)
    {
        json.WriteString("type", "integer");
        json.WriteNumber("minimum", Least);
        json.WriteNumber("maximum", Most);
    }
}
