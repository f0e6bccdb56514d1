using System.Collections.Immutable;
using System.Text.Json;

namespace Drydock.Advisories.Feeds;

/// <summary>One entry of an OSV record's <c>affected</c> list.</summary>
internal static class OsvAffected
{
    /// <summary>Reads the object at the current token; null when it names no package (an entry about a git repository).</summary>
    public static AffectedPackage? Read(ref FeedJson json)
    {
        string? ecosystem = null, name = null, urgency = null, lastKnown = null;
        List<SeverityStatement> severities = [];
        var ranges = ImmutableArray.CreateBuilder<VersionRange>();
        var versions = ImmutableArray.CreateBuilder<string>();
        while (json.NextProperty())
        {
            if (json.Is("package"u8) && json.ValueIsObject()) (ecosystem, name) = ReadPackage(ref json);
            else if (json.Token != JsonTokenType.PropertyName) continue;
            else if (json.Is("ranges"u8)) ReadRanges(ref json, ranges);
            else if (json.Is("versions"u8)) ReadVersions(ref json, versions);
            else if (json.Is("severity"u8)) severities = OsvRecord.ReadSeverities(ref json);
            else if (json.Is("ecosystem_specific"u8)) urgency = ReadOne(ref json, "urgency"u8) ?? urgency;
            else if (json.Is("database_specific"u8)) lastKnown = ReadOne(ref json, "last_known_affected_version_range"u8) ?? lastKnown;
            else json.SkipValue();
        }

        if (!FeedText.IsName(ecosystem?.Replace(' ', '-'), FeedLimits.IdLength) || !FeedText.IsName(name, FeedLimits.NameLength)) return null;
        var isDebian = Ecosystems.BaseOf(ecosystem!) == "Debian";
        return new AffectedPackage
        {
            Ecosystem = ecosystem!,
            Name = Ecosystems.NormalName(ecosystem!, name!),
            Ranges = lastKnown is null ? ranges.ToImmutable() : [.. ranges.Select(r => Ended(r, lastKnown))],
            Versions = versions.ToImmutable(),
            Severities = isDebian && FeedText.IsName(urgency?.Replace(' ', '-'), FeedLimits.VersionLength)
                ? [new SeverityStatement(SeverityScale.Debian, urgency!), .. severities]
                : [.. severities],
            Verdict = !isDebian ? DistributionVerdict.None : urgency switch
            {
                "unimportant" => DistributionVerdict.Unimportant,
                "end-of-life" => DistributionVerdict.EndOfLife,
                _ => DistributionVerdict.None,
            },
        };
    }

    private static (string? Ecosystem, string? Name) ReadPackage(ref FeedJson json)
    {
        string? ecosystem = null, name = null;
        while (json.NextProperty())
        {
            if (json.Is("ecosystem"u8)) ecosystem = json.ReadText();
            else if (json.Is("name"u8)) name = json.ReadText();
            else json.SkipValue();
        }

        return (ecosystem, name);
    }

    private static string? ReadOne(ref FeedJson json, ReadOnlySpan<byte> property)
    {
        if (!json.ValueIsObject()) return null;
        string? found = null;
        while (json.NextProperty())
        {
            if (json.Is(property)) found = json.ReadText();
            else json.SkipValue();
        }

        return found;
    }

    private static void ReadVersions(ref FeedJson json, ImmutableArray<string>.Builder versions)
    {
        if (!json.ValueIsArray()) return;
        while (json.NextItem())
        {
            if (json.Token != JsonTokenType.String) json.SkipCurrent();
            else if (json.Text() is var version && FeedText.IsName(version, FeedLimits.VersionLength) && versions.Count < FeedLimits.VersionsLength)
            {
                versions.Add(version);
            }
        }
    }

    private static void ReadRanges(ref FeedJson json, ImmutableArray<VersionRange>.Builder ranges)
    {
        if (!json.ValueIsArray()) return;
        while (json.NextItem())
        {
            if (json.Token != JsonTokenType.StartObject)
            {
                json.SkipCurrent();
                continue;
            }

            string? type = null, lastKnown = null;
            ImmutableArray<RangeEvent> events = [];
            while (json.NextProperty())
            {
                if (json.Is("type"u8)) type = json.ReadText();
                else if (json.Is("events"u8)) events = ReadEvents(ref json);
                else if (json.Is("database_specific"u8)) lastKnown = ReadOne(ref json, "last_known_affected_version_range"u8);
                else json.SkipValue();
            }

            // Ranges over commits say nothing about the versions of a package.
            if (type is not ("SEMVER" or "ECOSYSTEM") || events.IsEmpty || ranges.Count >= FeedLimits.ListLength) continue;
            var range = new VersionRange(events);
            ranges.Add(lastKnown is null ? range : Ended(range, lastKnown));
        }
    }

    private static ImmutableArray<RangeEvent> ReadEvents(ref FeedJson json)
    {
        if (!json.ValueIsArray()) return [];
        var events = ImmutableArray.CreateBuilder<RangeEvent>();
        while (json.NextItem())
        {
            if (json.Token != JsonTokenType.StartObject)
            {
                json.SkipCurrent();
                continue;
            }

            while (json.NextProperty())
            {
                RangeEventKind? kind =
                    json.Is("introduced"u8) ? RangeEventKind.Introduced :
                    json.Is("fixed"u8) ? RangeEventKind.Fixed :
                    json.Is("last_affected"u8) ? RangeEventKind.LastAffected :
                    json.Is("limit"u8) ? RangeEventKind.Limit : null;
                var version = json.ReadText();
                // A limit of "*" is no limit.
                if (kind is not { } known || version is null || (known == RangeEventKind.Limit && version == "*")) continue;
                if (FeedText.IsName(version, FeedLimits.VersionLength) && events.Count < FeedLimits.ListLength) events.Add(new RangeEvent(known, version));
            }
        }

        return events.ToImmutable();
    }

    /// <summary>A range without an end gets the one that GitHub keeps beside it: <c>&lt;= 1.2.3</c> or <c>&lt; 1.2.3</c>.</summary>
    private static VersionRange Ended(VersionRange range, string lastKnown)
    {
        if (range.Events.Any(static e => e.Kind != RangeEventKind.Introduced)) return range;
        var text = lastKnown.Trim();
        var inclusive = text.StartsWith("<=", StringComparison.Ordinal);
        if (!inclusive && !text.StartsWith('<')) return range;
        var version = text[(inclusive ? 2 : 1)..].Trim();
        if (!FeedText.IsName(version, FeedLimits.VersionLength)) return range;
        return new VersionRange(range.Events.Add(new RangeEvent(inclusive ? RangeEventKind.LastAffected : RangeEventKind.Limit, version)));
    }
}
