using System.Text;
using System.Text.Json;
using Drydock.Dockerfiles.Syntax;
using Drydock.Images;

namespace Drydock.Cli.Editing;

/// <summary>A language server for Dockerfiles: results while a person types, fixes, and what a rule wants (Language Server Protocol 3.17).</summary>
/// <remarks>One message after the other: a file is judged in milliseconds, and results never overtake the text that they are about.</remarks>
internal sealed class LspServer(Invocation run, LspTransport transport, DocumentChecker checker)
{
    private const int MostDocuments = 1000;

    private readonly OpenDocuments documents = new();
    private Phase phase;

    private enum Phase
    {
        New,
        Running,
        Stopped,
    }

    /// <summary>Serves until the editor says good-bye.</summary>
    /// <returns>The exit code: 0 after an orderly end, else 1 (as the specification asks of <c>exit</c>).</returns>
    public async Task<int> RunAsync()
    {
        while (await transport.ReadAsync(run.Cancellation) is { } message)
        {
            if (message.Method == "exit") return phase == Phase.Stopped ? ExitCodes.Success : ExitCodes.Failure;
            if (message.IsDamaged) Fail(null, -32700, "the message is no JSON");
            else if (message.Method is null) continue;
            else if (message.Id is { } id) Answer(id, message);
            else if (phase == Phase.Running) await NoteAsync(message);
        }

        return ExitCodes.Failure;
    }

    private void Answer(JsonElement id, LspMessage message)
    {
        if (message.Method == "initialize" && phase == Phase.New)
        {
            phase = Phase.Running;
            Succeed(id, WriteCapabilities);
        }
        else if (phase == Phase.New) Fail(id, -32002, "initialize comes first");
        else if (phase == Phase.Stopped || message.Method == "initialize") Fail(id, -32600, $"{message.Method} does not come now");
        else if (message.Method == "shutdown")
        {
            phase = Phase.Stopped;
            Succeed(id, static json => json.WriteNullValue());
        }
        else if (message.Method == "textDocument/codeAction") Succeed(id, json => WriteActions(json, message));
        else if (message.Method == "textDocument/hover") Succeed(id, json => WriteHover(json, message));
        else Fail(id, -32601, $"there is no method {message.Method}");
    }

    private async Task NoteAsync(LspMessage message)
    {
        var uri = message.Text("textDocument", "uri");
        switch (message.Method)
        {
            case "textDocument/didOpen" when uri is not null && message.Text("textDocument", "text") is { } text:
                if (documents.Count < MostDocuments) await CheckAsync(uri, message.Number("textDocument", "version"), text, ShellFindings.Fresh);
                break;
            case "textDocument/didChange" when uri is not null && documents.Find(uri) is not null && LastText(message) is { } text:
                await CheckAsync(uri, message.Number("textDocument", "version"), text, ShellFindings.Known);
                break;
            case "textDocument/didClose" when uri is not null && documents.Remove(uri):
                Send("textDocument/publishDiagnostics", json =>
                {
                    json.WriteString("uri", uri);
                    json.WriteStartArray("diagnostics");
                    json.WriteEndArray();
                });
                break;
            case "textDocument/didSave" or "workspace/didChangeWatchedFiles":
                // A policy, a requirements file or a compose file may have changed what holds for the others.
                foreach (var open in documents.All) await CheckAsync(open.Uri, open.Version, open.Source.Source, ShellFindings.Fresh);
                break;
        }
    }

    private Task CheckAsync(string uri, int? version, string text, ShellFindings shell) => CheckAsync(uri, version, Encoding.UTF8.GetBytes(text), shell);

    private async Task CheckAsync(string uri, int? version, ReadOnlyMemory<byte> text, ShellFindings shell)
    {
        try
        {
            var document = await checker.CheckAsync(uri, version, OpenDocuments.PathOf(uri), text, shell);
            documents.Put(document);
            Send("textDocument/publishDiagnostics", json =>
            {
                json.WriteString("uri", uri);
                if (version is { } number) json.WriteNumber("version", number);
                DocumentJson.WriteDiagnostics(json, document);
            });
        }
        catch (ProblemException error)
        {
            Tell(error.Problem);
        }

        if (checker.ShellCheckFailure is { } failure) Tell(failure);
    }

    private void Tell(Problem problem)
    {
        if (!documents.TellOnce(problem.ToString())) return;
        Send("window/showMessage", json =>
        {
            json.WriteNumber("type", 1);
            json.WriteString("message", problem.ToString());
        });
    }

    private void WriteActions(Utf8JsonWriter json, LspMessage message)
    {
        if (message.Text("textDocument", "uri") is not { } uri || documents.Find(uri) is not { } document)
        {
            json.WriteNullValue();
            return;
        }

        var (start, end) = (Offset(document, message, "range", "start"), Offset(document, message, "range", "end"));
        var wanted = message.Find("context", "only") is { ValueKind: JsonValueKind.Array } only
            ? only.EnumerateArray().Where(static k => k.ValueKind == JsonValueKind.String).Select(static k => k.GetString()!).ToList()
            : null;
        CodeActions.Write(json, document, TextSpan.FromBounds(start, end), wanted, DateOnly.FromDateTime(run.Session.Clock.GetUtcNow().UtcDateTime));
    }

    private void WriteHover(Utf8JsonWriter json, LspMessage message)
    {
        var document = message.Text("textDocument", "uri") is { } uri ? documents.Find(uri) : null;
        var found = document is null ? [] : HoverText.At(document, Offset(document, message, "position"));
        if (found.Count == 0)
        {
            json.WriteNullValue();
            return;
        }

        json.WriteStartObject();
        json.WriteStartObject("contents");
        json.WriteString("kind", "markdown");
        json.WriteString("value", HoverText.Of(found));
        json.WriteEndObject();
        DocumentJson.WriteRange(json, document!, found[0].Span);
        json.WriteEndObject();
    }

    private static int Offset(OpenDocument document, LspMessage message, params ReadOnlySpan<string> steps) =>
        document.OffsetOf(message.Number([.. steps, "line"]) ?? 0, message.Number([.. steps, "character"]) ?? 0);

    /// <summary>The whole text of the last change; this server asks for whole texts.</summary>
    private static string? LastText(LspMessage message) =>
        message.Find("contentChanges") is { ValueKind: JsonValueKind.Array } changes && changes.GetArrayLength() is > 0 and var count
            ? new LspMessage(null, null, changes[count - 1]).Text("text")
            : null;

    private static void WriteCapabilities(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteStartObject("capabilities");
        json.WriteString("positionEncoding", "utf-16");
        json.WriteStartObject("textDocumentSync");
        json.WriteBoolean("openClose", true);
        json.WriteNumber("change", 1);
        json.WriteBoolean("save", true);
        json.WriteEndObject();
        json.WriteStartObject("codeActionProvider");
        json.WriteStartArray("codeActionKinds");
        json.WriteStringValue(CodeActions.QuickFix);
        json.WriteStringValue(CodeActions.FixAll);
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteBoolean("hoverProvider", true);
        json.WriteEndObject();
        json.WriteStartObject("serverInfo");
        json.WriteString("name", CommandTree.Name);
        json.WriteString("version", ToolVersion.Text);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private void Send(string method, Action<Utf8JsonWriter> parameters) => transport.Send(json =>
    {
        json.WriteString("method", method);
        json.WriteStartObject("params");
        parameters(json);
        json.WriteEndObject();
    });

    private void Succeed(JsonElement id, Action<Utf8JsonWriter> result) => transport.Send(json =>
    {
        json.WritePropertyName("id");
        id.WriteTo(json);
        json.WritePropertyName("result");
        result(json);
    });

    private void Fail(JsonElement? id, int code, string text) => transport.Send(json =>
    {
        json.WritePropertyName("id");
        if (id is { } known) known.WriteTo(json);
        else json.WriteNullValue();
        json.WriteStartObject("error");
        json.WriteNumber("code", code);
        json.WriteString("message", text);
        json.WriteEndObject();
    });
}
