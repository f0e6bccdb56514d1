using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Drydock.Advisories;
using Drydock.Bases.Status;
using Drydock.Cli.Database;
using Drydock.Cli.Usage;
using Drydock.Images;

namespace Drydock.Cli.Fleet;

/// <summary>What was counted in images of bases, so that it is shown again without reading them: one small file per reference and platform, safe to delete.</summary>
internal sealed class CountCache
{
    private const int MostBytes = 64 << 10;

    /// <summary>Older numbers say little: tags are rebuilt about every three weeks.</summary>
    private static readonly TimeSpan LongestAge = TimeSpan.FromDays(30);

    private readonly string? folder;

    /// <param name="cacheFolder">As given on the command line; null for the usual one.</param>
    public CountCache(Invocation run, string? cacheFolder)
    {
        try
        {
            folder = Path.Combine(cacheFolder is null ? Paths.Cache(run.Session) : run.Session.FullPath(cacheFolder), "base-counts");
        }
        catch (UsageException)
        {
            // Without a home folder nothing is remembered.
        }
    }

    /// <summary>The last count of a reference; null when there is none of the last month.</summary>
    public ContentCount? Find(string reference, Platform platform, DateTimeOffset now)
    {
        if (folder is null) return null;
        try
        {
            var path = PathOf(reference, platform);
            if (!File.Exists(path) || new FileInfo(path).Length > MostBytes) return null;
            using var json = JsonDocument.Parse(File.ReadAllBytes(path));
            return Read(json.RootElement) is { } found && found.At <= now && now - found.At <= LongestAge ? found : null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or JsonException or FormatException or InvalidOperationException or KeyNotFoundException)
        {
            return null;
        }
    }

    /// <summary>Remembers a count; that it cannot be written costs nothing but reading again.</summary>
    public void Keep(string reference, Platform platform, ContentCount count)
    {
        if (folder is null || count.Findings is null) return;
        try
        {
            WholeFile.Write(PathOf(reference, platform), Write(count));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // The next count reads the image again.
        }
    }

    private string PathOf(string reference, Platform platform) => Path.Combine(folder!, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{reference}|{platform}"))) + ".json");

    private static string Write(ContentCount count)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer)) BaseStatusJson.Write(count, json);
        return Encoding.UTF8.GetString(buffer.ToArray()) + "\n";
    }

    private static ContentCount? Read(JsonElement json)
    {
        var findings = ImmutableSortedDictionary.CreateBuilder<Severity, int>();
        foreach (var severity in Enum.GetValues<Severity>()) findings[severity] = json.GetProperty("findings").GetProperty(severity.ToString().ToLowerInvariant()).GetInt32();
        var known = json.GetProperty("known").GetString();
        var at = DateTimeOffset.Parse(json.GetProperty("at").GetString()!, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
        return known is "complete" or "partial" ? new ContentCount(known, json.GetProperty("packages").GetInt32(), findings.ToImmutable(), at, json.GetProperty("why").GetString()) { Digest = json.GetProperty("digest").GetString() } : null;
    }
}
