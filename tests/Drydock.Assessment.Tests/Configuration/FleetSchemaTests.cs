using System.Text;
using System.Text.Json.Nodes;
using Drydock.Assessment.Configuration;
using Drydock.Assessment.Tests.Reports;
using Drydock.Dockerfiles.Yaml;
using Json.Schema;

namespace Drydock.Assessment.Tests.Configuration;

public sealed class FleetSchemaTests
{
    private static readonly string Published = ExampleFiles.At("docs/reference/drydock.schema.json");

    private static readonly Lazy<JsonSchema> Schema = new(() => JsonSchema.FromText(Text()));

    [Fact]
    public void The_published_schema_is_the_one_that_the_reader_checks()
    {
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1") File.WriteAllText(Published, Text());
        Assert.Equal(Text(), File.ReadAllText(Published));
    }

    [Theory]
    [InlineData("examples/classifiers/drydock.yaml")]
    public void Examples_are_valid_against_the_schema(string path) => Assert.Empty(Violations(File.ReadAllText(ExampleFiles.At(path))));

    [Theory]
    [InlineData("version: 1\npolcy: {}\n")]
    [InlineData("version: 2\n")]
    [InlineData("policy: {}\n")]
    [InlineData("version: 1\npolicy: {user: root}\n")]
    [InlineData("version: 1\npolicy: {response: {critical: 1 day}}\n")]
    [InlineData("version: 1\npolicy: {fail-on: [critcal]}\n")]
    [InlineData("version: 1\nservices: {a: {dockerfle: x}}\n")]
    [InlineData("version: 1\nwaivers: [{id: x}]\n")]
    [InlineData("version: 1\nservices: {a: {image: x, healthcheck: {http-get: {path: /}}}}\n")]
    [InlineData("version: 1\nservices: {a: {image: x, healthcheck: {http-get: {port: 70000}}}}\n")]
    [InlineData("version: 1\nservices: {a: {image: x, healthcheck: {http-get: {port: 80, path: nothing}}}}\n")]
    [InlineData("version: 1\nservices: {a: {image: x, healthcheck: {tmpfs: [\"/run:exec\"]}}}\n")]
    [InlineData("version: 1\nservices: {a: {image: x, healthcheck: {network: host}}}\n")]
    public void Schema_and_reader_refuse_alike(string text)
    {
        Assert.NotEmpty(Violations(text));
        Assert.NotEmpty(FleetFileReader.Read("drydock.yaml", text).Problems);
    }

    [Theory]
    [InlineData("version: 1\n")]
    [InlineData("version: 1\npolicy:\nservices:\nwaivers:\n")]
    [InlineData("version: 1\npolicy: {preset: strict, fail-on: high, base-images: {variants: any, allowed: [python, ghcr.io/acme/*]}, rules: {DL3008: off, no-user: error}}\n")]
    [InlineData("version: 1\nservices: {a: {image: x, healthcheck: {http-get: {port: 8080, path: /healthz, status: 204, headers: {Host: a.example}}, start-period: 90s, tmpfs: [/run/app], network: default}}}\n")]
    public void Schema_and_reader_accept_alike(string text)
    {
        Assert.Empty(Violations(text));
        Assert.Empty(FleetFileReader.Read("drydock.yaml", text).Problems);
    }

    private static string Text()
    {
        using var output = new MemoryStream();
        FleetSchema.Write(output);
        return Encoding.UTF8.GetString(output.ToArray());
    }

    private static IReadOnlyList<string> Violations(string yaml) => Schemas.Violations(Schema.Value, Encoding.UTF8.GetBytes(Json(YamlReader.Read(yaml)[0])!.ToJsonString()));

    private static JsonNode? Json(YamlNode node) => node switch
    {
        YamlMapping mapping => new JsonObject(mapping.Pairs.Select(p => KeyValuePair.Create(p.Key.Value, Json(p.Value)))),
        YamlSequence list => new JsonArray([.. list.Nodes.Select(Json)]),
        YamlScalar { IsNull: true } => null,
        YamlScalar { Plain: true } scalar when int.TryParse(scalar.Value, out var number) => JsonValue.Create(number),
        _ => JsonValue.Create(node.Text),
    };
}
