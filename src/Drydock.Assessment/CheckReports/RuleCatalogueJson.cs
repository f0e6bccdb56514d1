using Drydock.Assessment.Reports;
using Drydock.Dockerfiles.Rules;

namespace Drydock.Assessment.CheckReports;

/// <summary>The rules as JSON: an array of <c>{id, title, why, theme, severity, scope, fix, aliases}</c>.</summary>
public static class RuleCatalogueJson
{
    /// <summary>Writes the rules in their order.</summary>
    public static void Write(Stream output) => JsonText.Document(output, static json =>
    {
        json.WriteStartArray();
        foreach (var rule in RuleList.All)
        {
            json.WriteStartObject();
            json.Text("id", rule.Id);
            json.Text("title", rule.Title);
            json.Text("why", rule.Why);
            json.Text("theme", RuleWords.Of(rule.Theme));
            json.Text("severity", RuleWords.Of(rule.Severity));
            json.Text("scope", rule.Scope == RuleScope.Policy ? "policy" : "default");
            json.Text("fix", RuleWords.Of(rule.Fix));
            json.Texts("aliases", rule.Aliases);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    });
}
