using System.Collections.Immutable;
using System.Text.Json;

namespace Drydock.Advisories.Feeds;

/// <summary>Alpine's security database: per release and repository, origin package → fixed version → ids. It lists fixed issues only.</summary>
/// <remarks>https://secdb.alpinelinux.org/.</remarks>
internal static class AlpineSecDb
{
    public const string Name = "alpine-secdb";

    /// <summary>The feed of one repository (<c>main</c>, <c>community</c>) of one release (<c>v3.20</c>, <c>edge</c>).</summary>
    public static Feed For(string release, string repository) => new()
    {
        Name = $"alpine-{release}-{repository}",
        Title = $"Alpine security database, {release} {repository}",
        Url = $"https://secdb.alpinelinux.org/{release}/{repository}.json",
        MirrorPaths = [$"alpine-secdb/{release}/{repository}.json", $"{release}/{repository}.json"],
        Read = (content, receiver, cancellationToken) => Read(release, content, receiver, cancellationToken),
    };

    /// <summary>Reads one repository's JSON; one advisory per origin package, fixed version and vulnerability.</summary>
    public static void Read(string release, Stream content, IFeedReceiver receiver, CancellationToken cancellationToken)
    {
        using var unpacked = FeedContent.Unpack(content);
        var json = new FeedJson(unpacked);
        var ecosystem = "Alpine:" + release;
        var sawPackages = false;
        json.Open(JsonTokenType.StartObject);
        while (json.NextProperty())
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (json.Is("distroversion"u8))
            {
                if (json.ReadText() is { } stated && stated != release) throw new FeedException($"it is of release {stated}, not of {release}");
            }
            else if (json.Is("packages"u8))
            {
                sawPackages = json.ValueIsArray();
                if (sawPackages) ReadPackages(ref json, ecosystem, receiver);
            }
            else
            {
                json.SkipValue();
            }
        }

        json.Close();
        if (!sawPackages) throw new FeedException("it has no list of packages");
        receiver.Covers(ecosystem);
    }

    private static void ReadPackages(ref FeedJson json, string ecosystem, IFeedReceiver receiver)
    {
        while (json.NextItem())
        {
            if (json.Token != JsonTokenType.StartObject)
            {
                json.SkipCurrent();
                receiver.Unreadable("packages", "an entry is not an object");
                continue;
            }

            while (json.NextProperty())
            {
                if (json.Is("pkg"u8) && json.ValueIsObject()) ReadPackage(ref json, ecosystem, receiver);
                else if (json.Token == JsonTokenType.PropertyName) json.SkipValue();
            }
        }
    }

    private static void ReadPackage(ref FeedJson json, string ecosystem, IFeedReceiver receiver)
    {
        string? name = null;
        var fixes = new List<(string Version, string Ids)>();
        while (json.NextProperty())
        {
            if (json.Is("name"u8)) name = json.ReadText();
            else if (json.Is("secfixes"u8) && json.ValueIsObject()) ReadFixes(ref json, fixes);
            else if (json.Token == JsonTokenType.PropertyName) json.SkipValue();
        }

        if (name is null || !FeedText.IsName(name, FeedLimits.NameLength))
        {
            receiver.Unreadable(name ?? "pkg", "not a package name");
            return;
        }

        foreach (var (version, ids) in fixes)
        {
            if (!FeedText.IsName(version, FeedLimits.VersionLength)) receiver.Unreadable($"{name} {version}", "not a version");
            else AddFix(name, version, ids, ecosystem, receiver);
        }
    }

    private static void ReadFixes(ref FeedJson json, List<(string Version, string Ids)> fixes)
    {
        while (json.NextProperty())
        {
            var version = json.Text();
            if (!json.ValueIsArray()) continue;
            while (json.NextItem())
            {
                if (json.Token == JsonTokenType.String) fixes.Add((version, json.Text()));
                else json.SkipCurrent();
            }
        }
    }

    /// <summary>Adds what one string of ids says. It may hold several: each CVE is a vulnerability of its own, other ids (XSA, GHSA) are aliases of
    /// the only CVE beside them.</summary>
    private static void AddFix(string name, string version, string text, string ecosystem, IFeedReceiver receiver)
    {
        var ids = text.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(static id => id.TrimEnd(',', ';'))
            .Where(static id => FeedText.IsId(id) && id.Contains('-', StringComparison.Ordinal))
            .Distinct(StringComparer.Ordinal)
            .Take(FeedLimits.ListLength)
            .ToList();
        if (ids.Count == 0)
        {
            receiver.Unreadable($"{name} {version}", "names no vulnerability");
            return;
        }

        var cves = ids.Where(static id => FeedText.IsCve(id)).ToList();
        var others = ids.Where(static id => !FeedText.IsCve(id)).ToImmutableArray();
        var affected = new AffectedPackage { Ecosystem = ecosystem, Name = name };
        affected = version == RangeEvent.Beginning
            ? affected with { Verdict = DistributionVerdict.NotAffected }
            : affected with { Ranges = [VersionRange.Below(version)] };
        if (cves.Count == 0)
        {
            receiver.Add(new Advisory { Feed = Name, Id = others[0], Aliases = others.RemoveAt(0), Affected = [affected] });
            return;
        }

        foreach (var cve in cves)
        {
            receiver.Add(new Advisory { Feed = Name, Id = cve, Aliases = cves.Count == 1 ? others : [], Affected = [affected] });
        }
    }
}
