using System.Collections.Immutable;
using System.Text.Json;

namespace Drydock.Images.Registry;

/// <summary>Reads texts from hostile JSON without throwing, in linear time.</summary>
internal static class JsonText
{
    /// <summary>A string member; null when it is absent, no string, or not text.</summary>
    public static string? Of(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) ? Of(value) : null;

    /// <summary>A string; null for another value, or when it is not text.</summary>
    public static string? Of(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.String) return null;
        try
        {
            return value.GetString();
        }
        catch (InvalidOperationException)
        {
            // An escaped half of a surrogate pair, or bytes that are not UTF-8.
            return null;
        }
    }

    /// <summary>An object of strings; other members are left out, the last of equal names counts, empty when absent.</summary>
    public static ImmutableSortedDictionary<string, string> Map(JsonElement element, string name)
    {
        var map = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        if (element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var members) && members.ValueKind == JsonValueKind.Object)
        {
            foreach (var member in members.EnumerateObject())
            {
                if (NameOf(member) is { } key && Of(member.Value) is { } text) map[key] = text;
            }
        }

        return map.ToImmutable();
    }

    /// <summary>The member names of an object, sorted, each once; empty for another value.</summary>
    public static ImmutableArray<string> Names(JsonElement element) => element.ValueKind == JsonValueKind.Object
        ? [.. element.EnumerateObject().Select(NameOf).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)]
        : [];

    private static string? NameOf(JsonProperty member)
    {
        try
        {
            return member.Name;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
