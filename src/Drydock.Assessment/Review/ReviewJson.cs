using System.Text.Json;
using Drydock.Assessment.FleetReports;
using Drydock.Assessment.Reports;
using Drydock.Gpu.Checking;

namespace Drydock.Assessment.Review;

/// <summary>The review as JSON.</summary>
internal sealed class ReviewJson : IReviewWriter
{
    /// <summary>Value of <c>schema</c>.</summary>
    public const string Schema = "drydock.review/1";

    public string Format => "json";

    public IReadOnlyList<string> Endings { get; } = [".json"];

    public void Write(MonthlyReview review, Stream output) => JsonText.Document(output, json =>
    {
        json.WriteStartObject();
        json.WriteString("schema", Schema);
        json.Text("fleet", review.Fleet);
        json.Text("month", review.Month.ToString());
        json.Time("asOf", review.AsOf);
        json.Text("tool", review.ToolVersion);
        json.WriteStartObject("database");
        json.Text("kind", review.Database.Kind);
        json.Time("built", review.Database.Built);
        json.WriteEndObject();
        Figures(json, "figures", review.Figures);
        Figures(json, "before", review.Before);
        Decisions(json, review);
        json.WriteStartArray("services");
        foreach (var service in review.Services) Service(json, service, review.AsOf);
        json.WriteEndArray();
        Waivers(json, review);
        json.Texts("unseen", review.Unseen);
        json.WriteEndObject();
    });

    private static void Figures(Utf8JsonWriter json, string name, MonthFigures? figures)
    {
        if (figures is null)
        {
            json.WriteNull(name);
            return;
        }

        json.WriteStartObject(name);
        Tally(json, "open", figures.Open);
        json.WriteNumber("opened", figures.Opened);
        json.WriteNumber("fixed", figures.Fixed);
        json.WriteNumber("kept", figures.Kept);
        json.WriteNumber("missed", figures.Missed);
        json.WriteNumber("overdue", figures.Overdue);
        json.WriteNumber("waived", figures.Waived);
        json.WriteEndObject();
    }

    private static void Tally(Utf8JsonWriter json, string name, SeverityTally tally)
    {
        json.WriteStartObject(name);
        foreach (var severity in Enum.GetValues<Advisories.Severity>().OrderDescending()) json.WriteNumber(Words.Of(severity), tally.Of(severity));
        json.WriteEndObject();
    }

    private static void Decisions(Utf8JsonWriter json, MonthlyReview review)
    {
        json.WriteStartArray("decisions");
        foreach (var decision in review.Decisions)
        {
            json.WriteStartObject();
            json.Text("service", decision.Service);
            json.Date("by", decision.By);
            json.Text("question", decision.Question);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Service(Utf8JsonWriter json, ServiceReview service, DateTimeOffset asOf)
    {
        json.WriteStartObject();
        json.Text("name", service.Name);
        json.Text("owner", service.Owner);
        Base(json, service);
        json.WriteBoolean("imageRead", service.ImageRead);
        Figures(json, "figures", service.Figures);
        Figures(json, "before", service.Before);
        if (service.Gpu is { } gpu)
        {
            json.WritePropertyName("gpu");
            CheckJson.Write(gpu, json);
        }
        else json.WriteNull("gpu");

        ReviewTrials.Write(json, service);
        json.WriteStartArray("updates");
        foreach (var update in service.Updates)
        {
            json.WriteStartObject();
            json.Text("package", update.Package);
            json.Text("from", update.From);
            json.Texts("to", update.To);
            Tally(json, "closes", update.Fixes);
            json.Text("due", update.Due is { } due ? JsonText.Time(due) : null);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        Findings(json, "open", service.Open, asOf);
        Findings(json, "missed", service.Missed, asOf);
        Findings(json, "fixed", service.Closed, asOf);
        json.WriteEndObject();
    }

    private static void Base(Utf8JsonWriter json, ServiceReview service)
    {
        if (service.Base is null)
        {
            json.WriteNull("base");
            return;
        }

        json.WriteStartObject("base");
        json.Text("reference", service.Base);
        json.Text("os", service.Status?.Os?.Describe());
        json.Text("support", service.Status?.Support?.Phase);
        json.Date("supportUntil", service.Status?.Support?.Until);
        json.Text("line", service.Status?.Line);
        json.Text("lineSupport", service.Status?.LineSupport?.Phase);
        json.Date("lineSupportUntil", service.Status?.LineSupport?.Until);
        json.WriteStartArray("ladder");
        foreach (var rung in service.Status?.Ladder ?? [])
        {
            json.WriteStartObject();
            json.Text("kind", ReviewText.Kind(rung.Kind));
            json.Text("reference", rung.Reference);
            json.Text("reason", rung.Reason);
            json.Text("risk", rung.Risk?.Level.ToString().ToLowerInvariant());
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.Texts("notices", [.. (service.Status?.Notices ?? []).Select(static n => n.Text)]);
        json.WriteStartArray("refreshes");
        foreach (var (at, digest) in service.Refreshes)
        {
            json.WriteStartObject();
            json.Time("at", at);
            json.Text("digest", digest);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Findings(Utf8JsonWriter json, string name, IEnumerable<FindingRecord> records, DateTimeOffset asOf)
    {
        json.WriteStartArray(name);
        foreach (var record in records) FindingJson.Write(json, record, asOf);
        json.WriteEndArray();
    }

    private static void Waivers(Utf8JsonWriter json, MonthlyReview review)
    {
        json.WriteStartArray("waivers");
        foreach (var (waiver, covers, hasEnded) in review.Waivers)
        {
            json.WriteStartObject();
            json.Text("id", waiver.Id);
            json.Texts("services", waiver.Services);
            json.Text("owner", waiver.Owner);
            json.Text("reason", waiver.Reason);
            json.Date("expires", waiver.Expires);
            json.WriteBoolean("ended", hasEnded);
            json.WriteNumber("covers", covers);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
