using System.Diagnostics;
using System.Text.Json;
using Drydock.Images;
using Microsoft.VisualStudio.Threading;
using StreamJsonRpc;
using StreamJsonRpc.Protocol;

namespace Drydock.Cli.Editing;

/// <summary>The conversation with an editor.</summary>
internal sealed class LspConnection : JsonRpc, IEditor
{
    private LspConnection(LspMessages messages)
        : base(messages)
    {
        TraceSource.Switch.Level = SourceLevels.Off;

        // Messages are handed over one by one, in the order in which they came.
        SynchronizationContext = new NonConcurrentSynchronizationContext(sticky: false);
    }

    /// <summary>Serves until the editor says good-bye.</summary>
    /// <returns>The exit code: 0 after an orderly end, else 1 (as the specification asks of <c>exit</c>).</returns>
    /// <exception cref="ProblemException">The stream is no conversation.</exception>
    public static async Task<int> ServeAsync(Invocation run, Stream input, DocumentChecker checker)
    {
        var turns = new Turns();
        await using var messages = new LspMessages(input, run.Session.Output, turns.SettleAsync);
        using var connection = new LspConnection(messages);
        var server = new LspServer(checker, connection, turns, run.Session.Clock);
        connection.AddLocalRpcTarget(RpcTargetMetadata.FromShape<ILanguageServer>(), server, new JsonRpcTargetOptions { NotifyClientOfEvents = false });
        connection.StartListening();
        await (await Task.WhenAny(connection.Completion, turns.Failure)).WaitAsync(run.Cancellation);
        return messages.SaidExit && server.IsStopped ? ExitCodes.Success : ExitCodes.Failure;
    }

    /// <inheritdoc/>
    public Task PublishAsync(string uri, int? version, Lsp.Diagnostic[] diagnostics)
    {
        var told = new Dictionary<string, object?>(StringComparer.Ordinal) { ["uri"] = uri, ["diagnostics"] = diagnostics };
        if (version is { } number) told["version"] = number;
        return NotifyWithParameterObjectAsync("textDocument/publishDiagnostics", told, null);
    }

    /// <inheritdoc/>
    public Task ShowAsync(Problem problem) =>
        NotifyWithParameterObjectAsync("window/showMessage", new Dictionary<string, object?>(StringComparer.Ordinal) { ["type"] = 1, ["message"] = problem.ToString() }, null);

    /// <summary>A sentence and a code; nothing of the inside of the program.</summary>
    protected override JsonRpcError.ErrorDetail CreateErrorDetails(JsonRpcRequest request, Exception exception) => exception switch
    {
        LocalRpcException refused => new() { Code = (JsonRpcErrorCode)refused.ErrorCode, Message = refused.Message },
        JsonException => new() { Code = JsonRpcErrorCode.InvalidParams, Message = $"the parameters of {request.Method} are not as the protocol has them" },
        _ => new() { Code = JsonRpcErrorCode.InternalError, Message = $"{request.Method} failed: {exception.Message}" },
    };
}
