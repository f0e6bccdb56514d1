using System.Text.Json;

namespace Drydock.Cli.Tests.Editing;

/// <summary>What the server said.</summary>
/// <param name="Messages">In order.</param>
/// <param name="Error">Standard error.</param>
internal sealed record EditorTranscript(int ExitCode, IReadOnlyList<JsonElement> Messages, string Error)
{
    /// <summary>The answer to a request.</summary>
    public JsonElement Answer(int id) => Messages.Single(m => m.TryGetProperty("id", out var found) && found.ValueKind == JsonValueKind.Number && found.GetInt32() == id);

    public JsonElement Result(int id) => Answer(id).GetProperty("result");

    public int ErrorCode(int id) => Answer(id).GetProperty("error").GetProperty("code").GetInt32();

    /// <summary>The parameters of every message of a method.</summary>
    public IReadOnlyList<JsonElement> Told(string method) =>
        [.. Messages.Where(m => m.TryGetProperty("method", out var name) && name.GetString() == method).Select(static m => m.GetProperty("params"))];

    /// <summary>Each publication of results as <c>rule@line:character</c>.</summary>
    public IReadOnlyList<string[]> Published() =>
    [
        .. Told("textDocument/publishDiagnostics").Select(static p => p.GetProperty("diagnostics").EnumerateArray()
            .Select(static d => $"{d.GetProperty("code").GetString()}@{d.GetProperty("range").GetProperty("start").GetProperty("line")}:{d.GetProperty("range").GetProperty("start").GetProperty("character")}").ToArray()),
    ];
}
