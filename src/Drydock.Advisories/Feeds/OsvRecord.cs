using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace Drydock.Advisories.Feeds;

/// <summary>One OSV record.</summary>
/// <remarks>https://ossf.github.io/osv-schema/, version 1.7.</remarks>
internal static class OsvRecord
{
    /// <summary>Reads a record; false with the reason when it is not one.</summary>
    public static bool TryRead(string feed, ReadOnlySpan<byte> document, [NotNullWhen(true)] out Advisory? advisory, out string why)
    {
        advisory = null;
        try
        {
            var json = new FeedJson(document);
            json.Open(JsonTokenType.StartObject);
            var record = new Record();
            while (json.NextProperty()) ReadProperty(ref json, ref record);
            json.Close();
            if (record.Id is null || !FeedText.IsId(record.Id))
            {
                why = "has no id";
                return false;
            }

            why = "";
            advisory = record.ToAdvisory(feed);
            return true;
        }
        catch (FeedException e)
        {
            why = e.Problem.Wrong;
            return false;
        }
    }

    private static void ReadProperty(ref FeedJson json, ref Record record)
    {
        if (json.Is("id"u8)) record.Id = json.ReadText();
        else if (json.Is("summary"u8)) record.Summary = FeedText.FirstSentence(json.ReadText());
        else if (json.Is("details"u8)) record.Details = FeedText.FirstSentence(json.ReadText());
        else if (json.Is("withdrawn"u8)) record.Withdrawn = json.ReadText();
        else if (json.Is("aliases"u8)) record.Aliases = ReadIds(ref json);
        else if (json.Is("upstream"u8)) record.Upstream = ReadIds(ref json);
        else if (json.Is("severity"u8)) record.Severities.AddRange(ReadSeverities(ref json));
        else if (json.Is("database_specific"u8)) ReadDatabaseSpecific(ref json, ref record);
        else if (json.Is("affected"u8) && json.ValueIsArray()) ReadAffected(ref json, record.Affected);
        else if (json.Token == JsonTokenType.PropertyName) json.SkipValue();
    }

    private static ImmutableArray<string> ReadIds(ref FeedJson json)
    {
        if (!json.ValueIsArray()) return [];
        var ids = new SortedSet<string>(StringComparer.Ordinal);
        while (json.NextItem())
        {
            if (json.Token != JsonTokenType.String) json.SkipCurrent();
            else if (json.Text() is var id && FeedText.IsId(id) && ids.Count < FeedLimits.ListLength) ids.Add(id);
        }

        return [.. ids];
    }

    /// <summary>Reads a <c>severity</c> list; types that the schema does not name are passed over.</summary>
    public static List<SeverityStatement> ReadSeverities(ref FeedJson json)
    {
        var found = new List<SeverityStatement>();
        if (!json.ValueIsArray()) return found;
        while (json.NextItem())
        {
            if (json.Token != JsonTokenType.StartObject)
            {
                json.SkipCurrent();
                continue;
            }

            string? type = null, score = null;
            while (json.NextProperty())
            {
                if (json.Is("type"u8)) type = json.ReadText();
                else if (json.Is("score"u8)) score = json.ReadText();
                else json.SkipValue();
            }

            SeverityScale? scale = type switch
            {
                "CVSS_V2" => SeverityScale.CvssV2,
                "CVSS_V3" => SeverityScale.CvssV3,
                "CVSS_V4" => SeverityScale.CvssV4,
                "Ubuntu" => SeverityScale.Ubuntu,
                _ => null,
            };
            if (scale is { } known && FeedText.IsName(score, FeedLimits.VersionLength) && found.Count < FeedLimits.ListLength)
            {
                found.Add(new SeverityStatement(known, score!));
            }
        }

        return found;
    }

    private static void ReadDatabaseSpecific(ref FeedJson json, ref Record record)
    {
        if (!json.ValueIsObject()) return;
        while (json.NextProperty())
        {
            if (!json.Is("severity"u8)) json.SkipValue();
            else if (json.ReadText() is { } word && FeedText.IsName(word, FeedLimits.VersionLength)) record.Word = word;
        }
    }

    private static void ReadAffected(ref FeedJson json, List<AffectedPackage> affected)
    {
        while (json.NextItem())
        {
            if (json.Token != JsonTokenType.StartObject) json.SkipCurrent();
            else if (OsvAffected.Read(ref json) is { } entry && affected.Count < FeedLimits.ListLength) affected.Add(entry);
        }
    }

    private struct Record()
    {
        public string? Id = null;
        public string? Summary = null;
        public string? Details = null;
        public string? Withdrawn = null;
        public string? Word = null;
        public ImmutableArray<string> Aliases = [];
        public ImmutableArray<string> Upstream = [];
        public readonly List<SeverityStatement> Severities = [];
        public readonly List<AffectedPackage> Affected = [];

        public readonly Advisory ToAdvisory(string feed)
        {
            var id = Id!;
            // Only a GitHub advisory's word is GitHub's; other databases copy or invent theirs.
            if (Word is not null && id.StartsWith("GHSA-", StringComparison.Ordinal)) Severities.Insert(0, new SeverityStatement(SeverityScale.Ghsa, Word));
            return new Advisory
            {
                Feed = feed,
                Id = id,
                Aliases = Aliases.Remove(id),
                Upstream = Upstream.Remove(id),
                // A withdrawal whose date cannot be read is still one.
                Withdrawn = Withdrawn is null ? null : FeedText.Time(Withdrawn) ?? DateTimeOffset.UnixEpoch,
                Summary = Summary ?? Details,
                Severities = [.. Severities.Distinct()],
                Affected = [.. Affected],
            };
        }
    }
}
