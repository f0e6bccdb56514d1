using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Drydock.Cli.Tests.Editing;

/// <summary>What an editor says to <c>drydock lsp</c>, written down first and then run in one go.</summary>
internal sealed class EditorSession
{
    private readonly StringBuilder input = new();
    private int requests;

    /// <summary>The folder that the server is started in.</summary>
    public string CurrentFolder { get; init; } = Path.GetTempPath();

    /// <summary>The folder of the programs that are installed; null for none.</summary>
    public string? Programs { get; init; }

    public TimeProvider Clock { get; init; } = TimeProvider.System;

    public static string UriOf(string path) => new Uri(path).AbsoluteUri;

    /// <summary>Opens the conversation as every editor does.</summary>
    public EditorSession Begin()
    {
        Ask("initialize", """{"processId":null,"rootUri":null,"capabilities":{}}""");
        return Tell("initialized", "{}");
    }

    public EditorSession Open(string uri, string text, int version = 1) =>
        Tell("textDocument/didOpen", new JsonObject { ["textDocument"] = new JsonObject { ["uri"] = uri, ["languageId"] = "dockerfile", ["version"] = version, ["text"] = text } }.ToJsonString());

    public EditorSession Change(string uri, string text, int version) => Tell(
        "textDocument/didChange",
        new JsonObject { ["textDocument"] = new JsonObject { ["uri"] = uri, ["version"] = version }, ["contentChanges"] = new JsonArray(new JsonObject { ["text"] = text }) }.ToJsonString());

    /// <summary>Asks for the actions of a whole line.</summary>
    /// <returns>The id of the request.</returns>
    public int Actions(string uri, int line, params string[] only)
    {
        var context = new JsonObject { ["diagnostics"] = new JsonArray() };
        if (only.Length > 0) context["only"] = new JsonArray([.. only.Select(static k => JsonValue.Create(k))]);
        var range = new JsonObject { ["start"] = Position(line, 0), ["end"] = Position(line, 1000) };
        return Ask("textDocument/codeAction", new JsonObject { ["textDocument"] = new JsonObject { ["uri"] = uri }, ["range"] = range, ["context"] = context }.ToJsonString());
    }

    public int Hover(string uri, int line, int character) =>
        Ask("textDocument/hover", new JsonObject { ["textDocument"] = new JsonObject { ["uri"] = uri }, ["position"] = Position(line, character) }.ToJsonString());

    public EditorSession Tell(string method, string parameters) => Raw($$"""{"jsonrpc":"2.0","method":"{{method}}","params":{{parameters}}}""");

    public int Ask(string method, string parameters)
    {
        Raw($$"""{"jsonrpc":"2.0","id":{{++requests}},"method":"{{method}}","params":{{parameters}}}""");
        return requests;
    }

    public EditorSession Raw(string body)
    {
        input.Append(System.Globalization.CultureInfo.InvariantCulture, $"Content-Length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n{body}");
        return this;
    }

    /// <summary>Says good-bye in order and gives what the server said.</summary>
    public Task<EditorTranscript> EndAsync(params string[] options)
    {
        Ask("shutdown", "null");
        Tell("exit", "null");
        return RunAsync(options);
    }

    /// <summary>Closes the stream and gives what the server said.</summary>
    public async Task<EditorTranscript> RunAsync(params string[] options)
    {
        var setup = new CliSetup { CurrentFolder = CurrentFolder, Clock = Clock, Input = input.ToString() };
        if (Programs is not null) setup.Variables["PATH"] = Programs;
        var run = await setup.RunAsync(["lsp", .. options]);
        return new EditorTranscript(run.ExitCode, Messages(Encoding.UTF8.GetBytes(run.Output)), run.Error);
    }

    private static JsonObject Position(int line, int character) => new() { ["line"] = line, ["character"] = character };

    private static List<JsonElement> Messages(ReadOnlyMemory<byte> bytes)
    {
        var found = new List<JsonElement>();
        while (bytes.Length > 0)
        {
            var end = bytes.Span.IndexOf("\r\n\r\n"u8);
            var length = int.Parse(Encoding.ASCII.GetString(bytes.Span["Content-Length: ".Length..end]), System.Globalization.CultureInfo.InvariantCulture);
            found.Add(JsonDocument.Parse(bytes.Slice(end + 4, length)).RootElement);
            bytes = bytes[(end + 4 + length)..];
        }

        return found;
    }
}
