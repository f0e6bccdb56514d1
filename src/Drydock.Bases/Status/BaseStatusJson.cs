using System.Globalization;
using System.Text.Json;
using Drydock.Advisories;
using Drydock.Bases.Changes;
using Drydock.Bases.History;
using Drydock.Bases.Ladder;
using Drydock.Bases.Tags;

namespace Drydock.Bases.Status;

/// <summary>A base's status for scripts. Every key is always there, null or empty where nothing is known.</summary>
public static class BaseStatusJson
{
    /// <summary>Writes one object with a line end behind it.</summary>
    public static void Write(BaseStatus status, Stream output)
    {
        using (var json = new Utf8JsonWriter(output, new JsonWriterOptions { Indented = true, NewLine = "\n" })) Write(status, json);
        output.Write("\n"u8);
    }

    /// <summary>Writes the object into a larger document.</summary>
    public static void Write(BaseStatus status, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("reference", status.Reference.Familiar);
        json.WriteString("at", Day(status.Day));
        WriteOs(json, status.Os);
        WriteSupport(json, "support", status.Support);
        WriteProduct(json, status);
        WritePinning(json, status.Pinning);
        json.WriteString("digest", status.CurrentDigest?.ToString());
        WritePushed(json, status);
        WritePlatforms(json, status);
        WriteCount(json, status.Count);
        json.WriteStartArray("moves");
        foreach (var move in status.Moves) WriteMove(json, status, move);
        json.WriteEndArray();
        WriteLosses(json, status);
        json.WriteStartArray("ladder");
        foreach (var rung in status.Ladder) WriteRung(json, rung);
        json.WriteEndArray();
        WriteNotices(json, status);
        json.WriteString("historyEnds", Day(status.HistoryEnds));
        WriteFacts(json, status.Facts);
        json.WriteStartArray("problems");
        foreach (var problem in status.Problems) json.WriteStringValue(problem.ToString());
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteFacts(Utf8JsonWriter json, FactDates facts)
    {
        json.WriteStartObject("facts");
        json.WriteString("supportAsOf", Day(facts.SupportAsOf));
        json.WriteString("supportOrigin", facts.SupportOrigin);
        json.WriteString("tagsAsOf", Day(facts.TagsAsOf));
        json.WriteString("tagsOrigin", facts.TagsOrigin);
        json.WriteEndObject();
    }

    private static void WriteOs(Utf8JsonWriter json, BaseOs? os)
    {
        if (os is null)
        {
            json.WriteNull("os");
            return;
        }

        json.WriteStartObject("os");
        json.WriteString("id", os.Id);
        json.WriteString("version", os.Version);
        json.WriteString("codename", os.Codename);
        json.WriteEndObject();
    }

    private static void WriteSupport(Utf8JsonWriter json, string name, SupportPhase? support)
    {
        if (support is null)
        {
            json.WriteNull(name);
            return;
        }

        json.WriteStartObject(name);
        json.WriteString("phase", support.Phase);
        json.WriteString("until", Day(support.Until));
        json.WriteEndObject();
    }

    private static void WriteProduct(Utf8JsonWriter json, BaseStatus status)
    {
        json.WriteStartObject("product");
        json.WriteString("name", status.Product.Name);
        json.WriteString("line", status.Line);
        WriteSupport(json, "support", status.LineSupport);
        json.WriteEndObject();
    }

    private static void WritePinning(Utf8JsonWriter json, Pinning pinning)
    {
        json.WriteStartObject("pinning");
        json.WriteString("version", pinning.VersionWord);
        json.WriteString("os", pinning.OsWord);
        json.WriteString("content", pinning.ContentWord);
        json.WriteEndObject();
    }

    private static void WriteMove(Utf8JsonWriter json, BaseStatus status, OsMove move)
    {
        json.WriteStartObject();
        json.WriteString("date", Day(move.Date));
        json.WriteString("from", move.From.Suite);
        json.WriteString("to", move.To.Suite);
        json.WriteString("kind", UpdateKinds.Word(UpdateKind.OsRefresh));
        json.WriteString("seenIn", move.SeenIn);
        WriteBroken(json, Notices.Broken(status, move));
        json.WriteEndObject();
    }

    private static void WriteBroken(Utf8JsonWriter json, SuiteChange? change)
    {
        if (change is null)
        {
            json.WriteNull("broke");
            return;
        }

        json.WriteStartObject("broke");
        WriteTexts(json, "packages", change.Packages);
        WriteTexts(json, "commands", change.Commands);
        WriteTexts(json, "sonames", change.Sonames);
        json.WriteEndObject();
    }

    private static void WriteTexts(Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts) json.WriteStringValue(text);
        json.WriteEndArray();
    }

    private static void WriteLosses(Utf8JsonWriter json, BaseStatus status)
    {
        json.WriteStartArray("lostPlatforms");
        foreach (var loss in status.LostPlatforms)
        {
            json.WriteStartObject();
            json.WriteString("date", Day(loss.Date));
            WriteTexts(json, "platforms", loss.Platforms);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteRung(Utf8JsonWriter json, Rung rung)
    {
        json.WriteStartObject();
        json.WriteString("kind", UpdateKinds.Word(rung.Kind));
        json.WriteString("reference", rung.Reference);
        json.WriteString("reason", rung.Reason);
        json.WriteString("lost", rung.Lost);
        if (rung.HasPlatform is { } has) json.WriteBoolean("hasPlatform", has);
        else json.WriteNull("hasPlatform");
        WriteCount(json, rung.Count);
        if (rung.Risk is { } risk)
        {
            json.WriteStartObject("risk");
            json.WriteString("level", risk.Level.ToString().ToLowerInvariant());
            json.WriteString("reason", risk.Reason);
            json.WriteEndObject();
        }
        else
        {
            json.WriteNull("risk");
        }

        json.WriteEndObject();
    }

    private static void WritePushed(Utf8JsonWriter json, BaseStatus status)
    {
        if (status.Pushed is not { } pushed)
        {
            json.WriteNull("pushed");
            return;
        }

        json.WriteStartObject("pushed");
        json.WriteString("at", pushed.At.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture));
        json.WriteNumber("ageDays", pushed.DaysUntil(status.Day));
        json.WriteString("source", pushed.Source);
        json.WriteEndObject();
    }

    private static void WritePlatforms(Utf8JsonWriter json, BaseStatus status)
    {
        json.WriteString("platform", status.Platform?.ToString());
        json.WriteStartArray("platforms");
        foreach (var platform in status.Platforms)
        {
            json.WriteStartObject();
            json.WriteString("platform", platform.Platform.ToString());
            json.WriteString("digest", platform.Digest.ToString());
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteCount(Utf8JsonWriter json, ContentCount? count)
    {
        json.WritePropertyName("count");
        if (count is null) json.WriteNullValue();
        else Write(count, json);
    }

    /// <summary>Writes a count into a larger document.</summary>
    public static void Write(ContentCount count, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("known", count.Known);
        json.WriteString("at", count.At.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture));
        json.WriteString("digest", count.Digest);
        if (count.Packages is { } packages) json.WriteNumber("packages", packages);
        else json.WriteNull("packages");
        if (count.Findings is { } findings)
        {
            json.WriteStartObject("findings");
            foreach (var severity in Enum.GetValues<Severity>().OrderDescending()) json.WriteNumber(ContentCount.Word(severity), findings.GetValueOrDefault(severity));
            json.WriteEndObject();
        }
        else
        {
            json.WriteNull("findings");
        }

        json.WriteString("why", count.Why);
        json.WriteEndObject();
    }

    private static void WriteNotices(Utf8JsonWriter json, BaseStatus status)
    {
        json.WriteStartArray("notices");
        foreach (var notice in status.Notices)
        {
            json.WriteStartObject();
            json.WriteString("kind", UpdateKinds.Word(notice.Kind));
            json.WriteString("date", Day(notice.Date));
            json.WriteString("text", notice.Text);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
