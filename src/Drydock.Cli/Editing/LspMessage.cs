using System.Text.Json;

namespace Drydock.Cli.Editing;

/// <summary>A message from an editor: a request, or without an id a notification.</summary>
/// <param name="Method">Null where the message is no JSON, or names no method.</param>
/// <param name="Id">What the answer has to name; null for a notification.</param>
/// <param name="Parameters">An object, or undefined where there is none.</param>
internal sealed record LspMessage(string? Method, JsonElement? Id, JsonElement Parameters)
{
    /// <summary>True when the bytes were no JSON.</summary>
    public bool IsDamaged { get; private init; }

    /// <summary>Reads a message (JSON-RPC 2.0, section 4). Never throws on content.</summary>
    public static LspMessage Parse(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            using var document = JsonDocument.Parse(bytes, new JsonDocumentOptions { MaxDepth = 64 });
            var root = document.RootElement.Clone();
            var isObject = root.ValueKind == JsonValueKind.Object;
            return new LspMessage(
                isObject && root.TryGetProperty("method", out var method) && method.ValueKind == JsonValueKind.String ? method.GetString() : null,
                isObject && root.TryGetProperty("id", out var id) && id.ValueKind is JsonValueKind.String or JsonValueKind.Number ? id : null,
                isObject && root.TryGetProperty("params", out var parameters) ? parameters : default);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            return new LspMessage(null, null, default) { IsDamaged = true };
        }
    }

    /// <summary>A text inside the parameters, named step by step; null where it is not there.</summary>
    public string? Text(params ReadOnlySpan<string> steps)
    {
        try
        {
            return Find(steps) is { ValueKind: JsonValueKind.String } found ? found.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair is no text.
            return null;
        }
    }

    /// <summary>A whole number inside the parameters, named step by step; null where it is not there.</summary>
    public int? Number(params ReadOnlySpan<string> steps) => Find(steps) is { ValueKind: JsonValueKind.Number } found && found.TryGetInt32(out var number) ? number : null;

    /// <summary>Anything inside the parameters, named step by step; null where it is not there.</summary>
    public JsonElement? Find(params ReadOnlySpan<string> steps)
    {
        var at = Parameters;
        foreach (var step in steps)
        {
            if (at.ValueKind != JsonValueKind.Object || !at.TryGetProperty(step, out at)) return null;
        }

        return at.ValueKind == JsonValueKind.Undefined ? null : at;
    }
}
