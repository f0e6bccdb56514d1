using System.Collections.Immutable;
using System.Text.Json;
using Drydock.Images.References;

namespace Drydock.Images.Registry;

/// <summary>Reads one page of tags/list: <c>{"name": …, "tags": [ … ]}</c>, where tags may be null.</summary>
internal static class TagPage
{
    /// <summary>Adds the page's new tags; false when it is not such a page. Texts that are no tags, and so cannot be asked for, are left out.</summary>
    public static bool TryRead(ReadOnlySpan<byte> page, HashSet<string> seen, ImmutableArray<string>.Builder tags)
    {
        try
        {
            var reader = new Utf8JsonReader(page, new JsonReaderOptions { MaxDepth = 64 });
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject) return false;
            var found = false;
            var inTags = false;
            while (reader.Read())
            {
                if (reader.CurrentDepth == 1 && reader.TokenType == JsonTokenType.PropertyName)
                {
                    inTags = reader.ValueTextEquals("tags"u8);
                    found |= inTags;
                }
                else if (inTags && reader.CurrentDepth == 2 && reader.TokenType == JsonTokenType.String && reader.GetString() is { } tag
                    && ReferenceGrammar.IsTag(tag) && seen.Add(tag))
                {
                    tags.Add(tag);
                }
            }

            return found;
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            return false;
        }
    }
}
