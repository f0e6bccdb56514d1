using System.Buffers;
using System.Collections.Immutable;
using System.Text.Json;
using Drydock.Images.References;

namespace Drydock.Images.Registry;

/// <summary>Lists of a repository's tags, asked once an hour where they are long: Docker Hub takes a request for every hundred of them, and counts requests. What a tag points to is never kept.</summary>
/// <param name="answers">Kept for <see cref="KeptFor"/>.</param>
/// <param name="route">How registries are reached: a mirror may have other tags than the registry that it stands for.</param>
public sealed class KeptTagLists(KeptAnswers answers, string route)
{
    /// <summary>How long a list counts without asking again.</summary>
    public static readonly TimeSpan KeptFor = TimeSpan.FromHours(1);

    /// <summary>Longer lists are not kept.</summary>
    public const int MostBytes = 16 << 20;

    /// <summary>Shorter lists take a request or two, and are always asked for.</summary>
    private const int LeastTags = 300;

    /// <summary>The tags that there are, and when the registry said so.</summary>
    /// <exception cref="RegistryException">The registry does not answer.</exception>
    public async Task<(ImmutableArray<string> Tags, DateTimeOffset? At)> ListAsync(RegistryClient client, ImageReference image, CancellationToken cancellationToken)
    {
        var question = $"{image.Registry}/{image.Repository} {route}";
        if (answers.Find(question) is var (at, content))
        {
            var known = ImmutableArray.CreateBuilder<string>();
            if (TagPage.TryRead(content.Span, new HashSet<string>(StringComparer.Ordinal), known)) return (known.ToImmutable(), at);
        }

        var tags = await client.ListTagsAsync(image.With(null, null), cancellationToken);
        if (tags.Length >= LeastTags) answers.Keep(question, Written(tags));
        return (tags, null);
    }

    private static ReadOnlySpan<byte> Written(ImmutableArray<string> tags)
    {
        var buffer = new ArrayBufferWriter<byte>(1 << 16);
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteStartArray("tags");
            foreach (var tag in tags) json.WriteStringValue(tag);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return buffer.WrittenSpan;
    }
}
