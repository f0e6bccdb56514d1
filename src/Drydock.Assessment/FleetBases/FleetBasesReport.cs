using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Drydock.Assessment.Reports;
using Drydock.Bases.Status;
using Drydock.Bases.Tags;

namespace Drydock.Assessment.FleetBases;

/// <summary>The bases of a fleet.</summary>
/// <param name="Fleet">The fleet file as shown to people.</param>
/// <param name="Day">The day that is spoken of.</param>
/// <param name="Now">For ages (UTC).</param>
/// <param name="Online">Whether registries were asked.</param>
/// <param name="Services">In the order of the fleet file.</param>
public sealed record FleetBasesReport(string Fleet, DateOnly Day, DateTimeOffset Now, bool Online, ImmutableArray<FleetBase> Services)
{
    /// <summary>Value of <c>schema</c>.</summary>
    public const string Schema = "drydock.bases/1";

    /// <summary>False when something could not be read or looked up.</summary>
    public bool IsComplete => Services.All(static s => s.Problems.IsEmpty);

    /// <summary>An overview, then what each service can do.</summary>
    /// <param name="width">In terminal cells.</param>
    public string ToTable(int width)
    {
        var text = new StringBuilder();
        var table = new TextTable([new("SERVICE", 8, 1), new("BASE", 12, 3), new("PINNED", 6, 4), new("SUPPORT", 10, 2), new("DIGEST", 8, 5), new("FINDINGS", 11, 6)], width, "");
        foreach (var service in Services) table.Row([.. Cells(service).Select(static c => PlainText.Of(c))]);
        table.Write(text, static s => s);
        foreach (var service in Services) Describe(text, service);
        if (FactsTold() is { } facts) text.Append('\n').Append(PlainText.Of(facts)).Append('\n');
        return text.ToString();
    }

    /// <summary>Writes JSON.</summary>
    public void WriteJson(Stream output) => JsonText.Document(output, json =>
    {
        json.WriteStartObject();
        json.WriteString("schema", Schema);
        json.Text("fleet", Fleet);
        json.Date("at", Day);
        json.WriteBoolean("online", Online);
        json.Array("services", Services, s => Write(json, s));
        json.WriteEndObject();
    });

    /// <summary>As of when the facts are, the oldest where they differ.</summary>
    private string? FactsTold() => Services.Select(static s => s.Status?.Facts).OfType<FactDates>().OrderBy(static f => f.TagsAsOf ?? DateOnly.MaxValue).FirstOrDefault() is { } oldest ? $"Facts: {BaseStatusText.Facts(oldest)}" : null;

    private static IEnumerable<string> Cells(FleetBase service)
    {
        var status = service.Status;
        return
        [
            service.Service, service.Reference ?? (service.IsScratch ? "scratch" : "not known"),
            status is null ? "-" : $"{status.Pinning.VersionWord}/{status.Pinning.OsWord}/{status.Pinning.ContentWord}",
            status is null ? "-" : status.Os is { } os ? $"{os.Suite}{(status.Support is { } support ? $" {support.Phase}{(support.Until is { } until ? $" {until:yyyy-MM-dd}" : "")}" : "")}" : "not known",
            service.Drift?.State switch { DriftState.Same => "same", DriftState.Moved => "MOVED", DriftState.First => "new", DriftState.Unknown => "not known", _ => "-" },
            service.IsScratch ? "-" : service.Findings switch { { Known: FindingsKnown.NotScanned } => "not scanned", { Counts: null } => "not known", { Known: FindingsKnown.Partial } f => $">= {f.Counts.Total}", var f => f.Counts.InWords() },
        ];
    }

    private void Describe(StringBuilder text, FleetBase service)
    {
        text.Append(CultureInfo.InvariantCulture, $"\n{PlainText.Of(service.Service)}: {PlainText.Of(service.Advice.Text)}\n");
        foreach (var problem in service.Problems) text.Append(CultureInfo.InvariantCulture, $"  ! {PlainText.Of(problem.ToString())}\n");
        if (service.Status is not { } status) return;
        Line(text, "base", $"{service.Reference}{(service.Place is { } place ? $" ({place})" : "")}");
        Line(text, "os", $"{status.Os?.Describe() ?? "not known"}{BaseStatusText.Support(status.Support)}");
        if (status.Line is not null) Line(text, "version", $"{status.Product.Name} {status.Line}{BaseStatusText.Support(status.LineSupport)}");
        Line(text, "digest", $"{service.Drift!.Text}{(service.Drift.Recorded is { } seen ? $" ({Age(seen.At)} old here)" : "")}");
        if (status.Pushed is { } pushed) Line(text, "pushed", BaseStatusText.Pushed(pushed, Day));
        foreach (var notice in status.Notices.Where(static n => n.Kind == UpdateKind.Rebuild && n.Date is null)) Line(text, "!", notice.Text);
        Line(text, "findings", service.Findings.Text);
        if (status.Count is { } count) Line(text, "counted", count.Text);
        if (service is { HasDockerfile: true, Advice.Step: { } step }) Line(text, "try", $"drydock update {service.Service} --to {step}");
        foreach (var rung in status.Ladder) Line(text, UpdateKinds.Word(rung.Kind), rung.Reference is { } to ? $"{to}{(rung.Risk is { } risk ? $" ({risk.Level.ToString().ToLowerInvariant()} risk)" : "")}{(rung.Count is { } content ? $": {content.Text}" : "")}" : $"none: {rung.Reason}");
    }

    private string Age(DateTimeOffset since) => Now - since is var age && age.TotalDays >= 1 ? ReportText.Plural((int)age.TotalDays, "day", "days") : "less than a day";

    private static void Line(StringBuilder text, string word, string value) => text.Append(CultureInfo.InvariantCulture, $"  {word,-10} {PlainText.Of(value)}\n");

    private void Write(Utf8JsonWriter json, FleetBase service)
    {
        json.Text("name", service.Service);
        json.Text("owner", service.Owner);
        json.Text("base", service.Reference);
        json.Text("place", service.Place);
        json.WriteBoolean("scratch", service.IsScratch);
        json.WritePropertyName("status");
        if (service.Status is { } status) BaseStatusJson.Write(status, json);
        else json.WriteNullValue();
        json.Object("digest", service.Drift, d =>
        {
            json.Text("drift", d.State.ToString().ToLowerInvariant());
            json.Text("now", d.Now?.ToString());
            json.Text("recorded", d.Recorded?.Digest);
            json.Text("since", d.Recorded is { } seen ? JsonText.Time(seen.At) : null);
            json.Number("ageDays", d.Recorded is { } old ? (int)(Now - old.At).TotalDays : null);
            json.WriteNumber("changes", d.Changes);
            json.Text("text", d.Text);
        });
        Write(json, service.Findings);
        json.Object("advice", service.Advice, a =>
        {
            json.Text("kind", a.Kind);
            json.Text("text", a.Text);
            json.Text("step", a.Step);
            json.Text("reference", a.Reference);
        });
        json.Problems(service.Problems);
    }

    private static void Write(Utf8JsonWriter json, BaseFindings findings) => json.Object("findings", findings, f =>
    {
        json.Text("known", f.Known switch { FindingsKnown.NotScanned => "not-scanned", FindingsKnown.Partial => "partial", FindingsKnown.Complete => "complete", _ => "unknown" });
        json.Text("at", f.At is { } at ? JsonText.Time(at) : null);
        json.Object("counts", f.Counts, c =>
        {
            foreach (var severity in Enum.GetValues<Advisories.Severity>().OrderDescending()) json.WriteNumber(Words.Of(severity), c.Of(severity));
        });
        json.Text("text", f.Text);
    });
}
