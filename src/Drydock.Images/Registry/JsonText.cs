using System.Collections.Immutable;
using System.Text.Json;

namespace Drydock.Images.Registry;

/// <summary>Reads texts from hostile JSON without throwing.</summary>
internal static class JsonText
{
    /// <summary>A string member; null when it is absent, no string, or not text.</summary>
    public static string? Of(JsonElement element, string name)
    {
        if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(name, out var value) || value.ValueKind != JsonValueKind.String) return null;
        try
        {
            return value.GetString();
        }
        catch (InvalidOperationException)
        {
            // An escaped half of a surrogate pair.
            return null;
        }
    }

    /// <summary>An object of strings; other values are left out, empty when absent.</summary>
    public static ImmutableSortedDictionary<string, string> Map(JsonElement element, string name)
    {
        var map = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        if (element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var members) && members.ValueKind == JsonValueKind.Object)
        {
            foreach (var member in members.EnumerateObject())
            {
                if (Of(members, member.Name) is { } text) map[member.Name] = text;
            }
        }

        return map.ToImmutable();
    }
}
