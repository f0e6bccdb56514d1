using System.Collections.Immutable;
using System.Text.Json;

namespace Drydock.Advisories.Feeds;

/// <summary>The Debian security tracker: one JSON object, source package → issue → release.</summary>
/// <remarks>https://security-tracker.debian.org/tracker/data/json. It knows what OSV's conversion loses: not affected, no-dsa, undetermined,
/// TEMP ids and sid, and is therefore preferred for Debian.</remarks>
internal static class DebianTracker
{
    public const string Name = "debian";

    public static Feed Feed { get; } = new()
    {
        Name = Name,
        Title = "Debian security tracker",
        Url = "https://security-tracker.debian.org/tracker/data/json",
        MirrorPaths = ["debian/json", "tracker/data/json"],
        Read = Read,
    };

    /// <summary>Reads the tracker's JSON; one advisory per source package and issue.</summary>
    public static void Read(Stream content, IFeedReceiver receiver, CancellationToken cancellationToken)
    {
        using var unpacked = FeedContent.Unpack(content);
        var json = new FeedJson(unpacked);
        json.Open(JsonTokenType.StartObject);
        while (json.NextProperty())
        {
            cancellationToken.ThrowIfCancellationRequested();
            var package = json.Text();
            if (!json.ValueIsObject()) receiver.Unreadable(package, "not an object");
            else ReadPackage(ref json, package, receiver);
        }

        json.Close();
    }

    private static void ReadPackage(ref FeedJson json, string package, IFeedReceiver receiver)
    {
        var named = FeedText.IsName(package, FeedLimits.NameLength);
        if (!named) receiver.Unreadable(package, "not a package name");
        while (json.NextProperty())
        {
            var id = json.Text();
            if (!json.ValueIsObject())
            {
                receiver.Unreadable($"{package} {id}", "not an object");
                continue;
            }

            var advisory = ReadIssue(ref json, package, id, receiver);
            if (!named) continue;
            if (!FeedText.IsId(id)) receiver.Unreadable($"{package} {id}", "not an id");
            else receiver.Add(advisory);
        }
    }

    private static Advisory ReadIssue(ref FeedJson json, string package, string id, IFeedReceiver receiver)
    {
        string? description = null;
        var affected = ImmutableArray.CreateBuilder<AffectedPackage>();
        while (json.NextProperty())
        {
            if (json.Is("description"u8)) description = json.ReadText();
            else if (json.Is("releases"u8) && json.ValueIsObject()) ReadReleases(ref json, package, id, affected, receiver);
            else if (json.Token == JsonTokenType.PropertyName) json.SkipValue();
        }

        return new Advisory { Feed = Name, Id = id, Summary = FeedText.FirstSentence(description), Affected = affected.ToImmutable() };
    }

    private static void ReadReleases(
        ref FeedJson json, string package, string id, ImmutableArray<AffectedPackage>.Builder affected, IFeedReceiver receiver)
    {
        while (json.NextProperty())
        {
            var codename = json.Text();
            if (!json.ValueIsObject() || !FeedText.IsName(codename, FeedLimits.IdLength))
            {
                if (json.Token == JsonTokenType.StartObject) json.SkipCurrent();
                receiver.Unreadable($"{package} {id} {codename}", "not a release");
                continue;
            }

            var release = ReadRelease(ref json);
            if (release.ToAffected(package, DebianReleases.EcosystemOf(codename)) is { } entry) affected.Add(entry);
            else receiver.Unreadable($"{package} {id} {codename}", "its status is not one the tracker documents");
        }
    }

    private static Release ReadRelease(ref FeedJson json)
    {
        var release = new Release();
        while (json.NextProperty())
        {
            if (json.Is("status"u8)) release.Status = json.ReadText();
            else if (json.Is("fixed_version"u8)) release.FixedVersion = json.ReadText();
            else if (json.Is("urgency"u8)) release.Urgency = json.ReadText();
            else if (json.Is("nodsa"u8)) release.NoDsa = json.ReadText();
            else if (json.Is("nodsa_reason"u8)) release.NoDsaReason = json.ReadText();
            else json.SkipValue();
        }

        return release;
    }

    private struct Release
    {
        public string? Status;
        public string? FixedVersion;
        public string? Urgency;
        public string? NoDsa;
        public string? NoDsaReason;

        /// <summary>The release in OSV's shape; null when its status is unknown.</summary>
        public readonly AffectedPackage? ToAffected(string package, string ecosystem)
        {
            // Older data marks an urgency that was set automatically with asterisks.
            var urgency = Urgency?.TrimEnd('*') is { Length: > 0 and <= FeedLimits.VersionLength } word ? word : null;
            var entry = new AffectedPackage
            {
                Ecosystem = ecosystem,
                Name = package,
                Severities = urgency is null ? [] : [new SeverityStatement(SeverityScale.Debian, urgency)],
                Verdict = Verdict(urgency),
            };
            return Status switch
            {
                "resolved" when FixedVersion == RangeEvent.Beginning =>
                    entry with { Verdict = entry.Verdict | DistributionVerdict.NotAffected },
                "resolved" when FixedVersion is not null && FeedText.IsName(FixedVersion, FeedLimits.VersionLength) =>
                    entry with { Ranges = [VersionRange.Below(FixedVersion)] },
                "open" => entry with { Ranges = [VersionRange.Everything] },
                "undetermined" => entry with { Ranges = [VersionRange.Everything], Verdict = entry.Verdict | DistributionVerdict.Undetermined },
                _ => null,
            };
        }

        private readonly DistributionVerdict Verdict(string? urgency)
        {
            var verdict = urgency switch
            {
                "unimportant" => DistributionVerdict.Unimportant,
                "end-of-life" => DistributionVerdict.EndOfLife,
                _ => DistributionVerdict.None,
            };
            if (NoDsa is null && NoDsaReason is null) return verdict;
            return verdict | NoDsaReason switch
            {
                "ignored" => DistributionVerdict.Ignored,
                "postponed" => DistributionVerdict.Postponed,
                _ => DistributionVerdict.NoDsa,
            };
        }
    }
}
