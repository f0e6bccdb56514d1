using System.Text;
using Drydock.Assessment.Policy;
using Drydock.Assessment.Reports;

namespace Drydock.Assessment.FleetReports;

/// <summary>A policy with the origin of every value.</summary>
/// <param name="Fleet">The fleet file as shown to people; null without one.</param>
/// <param name="Service">Null for the fleet as a whole.</param>
public sealed record PolicyReport(string? Fleet, string? Service, EffectivePolicy Policy)
{
    /// <summary>Value of <c>schema</c>.</summary>
    public const string Schema = "drydock.policy/1";

    /// <summary>Writes JSON: <c>{schema, fleet, service, preset, values[{key, value, origin, source}]}</c>; a list is an array.</summary>
    public void WriteJson(Stream output) => JsonText.Document(output, json =>
    {
        json.WriteStartObject();
        json.WriteString("schema", Schema);
        json.Text("fleet", Fleet);
        json.Text("service", Service);
        json.Text("preset", Policy.Preset);
        json.WriteStartArray("values");
        foreach (var value in Policy.Values)
        {
            json.WriteStartObject();
            json.Text("key", value.Key);
            if (value.IsList) json.Texts("value", value.Texts);
            else json.Text("value", value.Texts[0]);
            json.Text("origin", Word(value.Origin));
            json.Text("source", SourceOf(value));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    });

    /// <summary>Writes a table for people.</summary>
    /// <param name="width">In terminal cells.</param>
    public string ToTable(int width)
    {
        var table = new TextTable([new("KEY", 12, 1), new("VALUE", 12, 2), new("FROM", 8, 0)], width, "");
        foreach (var value in Policy.Values) table.Row([PlainText.Of(value.Key), PlainText.Of(Shown(value)), PlainText.Of($"{Word(value.Origin)} {SourceOf(value)}")]);
        var text = new StringBuilder($"Policy of {(Service is null ? "the fleet" : $"service {Service}")}, preset {Policy.Preset}\n\n");
        table.Write(text, static s => s);
        foreach (var (id, nearest) in RuleSeverities.Unknown(Policy)) text.Append($"\nrules.{PlainText.Of(id)}: there is no such rule{(nearest is null ? "" : $" (did you mean '{nearest}'?)")}\n");
        return text.ToString();
    }

    private static string Word(PolicyOrigin origin) => origin switch { PolicyOrigin.Preset => "preset", PolicyOrigin.File => "file", _ => "service" };

    private static string Shown(PolicyValue value) => value.IsList ? value.Texts is [] ? "-" : string.Join(", ", value.Texts.Select(t => t.Contains(", ", StringComparison.Ordinal) ? $"{{{t}}}" : t)) : value.Texts[0];

    private string SourceOf(PolicyValue value) => value.Preset ?? $"{Fleet}:{value.Line}";
}
