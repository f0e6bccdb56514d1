using System.Globalization;
using System.Text.Json;
using Drydock.Dockerfiles.Yaml;

namespace Drydock.Assessment.Configuration.Shapes;

/// <summary>One fixed number.</summary>
internal sealed record NumberShape(string About, int Value) : Shape(About)
{
    protected override void CheckForm(YamlNode node, ShapeProblems problems)
    {
        if (node is YamlScalar { Plain: true } && node.Text == Value.ToString(CultureInfo.InvariantCulture)) return;
        problems.Add(node, $"only {Value} is known here; there is {(node.Text is { } text ? $"'{Reports.PlainText.Of(text)}'" : node.Kind)}");
    }

    protected override void WriteForm(Utf8JsonWriter json) => json.WriteNumber("const", Value);
}
