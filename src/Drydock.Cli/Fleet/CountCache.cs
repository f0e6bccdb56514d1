using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Drydock.Advisories;
using Drydock.Bases.Status;
using Drydock.Cli.Scanning;
using Drydock.Images;
using Drydock.Images.Registry;

namespace Drydock.Cli.Fleet;

/// <summary>What was counted in images of bases, so that it is shown again without reading them: one small file per reference and platform, safe to delete.</summary>
internal sealed class CountCache(Invocation run, TargetOptions targets)
{
    private const int MostBytes = 64 << 10;

    /// <summary>Older numbers say little: tags are rebuilt about every three weeks.</summary>
    private static readonly TimeSpan LongestAge = TimeSpan.FromDays(30);

    private readonly KeptAnswers answers = new(AnswerFolder.Of(run, targets, "base-counts"), LongestAge, MostBytes, run.Session.Clock);

    /// <summary>The last count of a reference; null when there is none of the last month.</summary>
    public ContentCount? Find(string reference, Platform platform, DateTimeOffset now)
    {
        if (answers.Find(Question(reference, platform)) is not var (_, content)) return null;
        try
        {
            using var json = JsonDocument.Parse(content);
            return Read(json.RootElement) is { } found && found.At <= now && now - found.At <= LongestAge ? found : null;
        }
        catch (Exception error) when (error is JsonException or FormatException or InvalidOperationException or KeyNotFoundException)
        {
            return null;
        }
    }

    /// <summary>Remembers a count; that it cannot be written costs nothing but reading again.</summary>
    public void Keep(string reference, Platform platform, ContentCount count)
    {
        if (count.Findings is null) return;
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer)) BaseStatusJson.Write(count, json);
        answers.Keep(Question(reference, platform), buffer.ToArray());
    }

    private static string Question(string reference, Platform platform) => $"{reference}|{platform}";

    private static ContentCount? Read(JsonElement json)
    {
        var findings = ImmutableSortedDictionary.CreateBuilder<Severity, int>();
        foreach (var severity in Enum.GetValues<Severity>()) findings[severity] = json.GetProperty("findings").GetProperty(severity.ToString().ToLowerInvariant()).GetInt32();
        var known = json.GetProperty("known").GetString();
        var at = DateTimeOffset.Parse(json.GetProperty("at").GetString()!, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
        return known is "complete" or "partial" ? new ContentCount(known, json.GetProperty("packages").GetInt32(), findings.ToImmutable(), at, json.GetProperty("why").GetString()) { Digest = json.GetProperty("digest").GetString() } : null;
    }
}
