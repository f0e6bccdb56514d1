using PolyType;
using StreamJsonRpc;

namespace Drydock.Cli.Editing;

/// <summary>What an editor may ask for or tell.</summary>
[JsonRpcContract]
[GenerateShape(IncludeMethods = MethodShapeFlags.PublicInstance)]
internal partial interface ILanguageServer
{
    [JsonRpcMethod("initialize", UseSingleObjectParameterDeserialization = true)]
    Task<Lsp.InitializeResult> InitializeAsync(Lsp.InitializeParams? parameters = null);

    [JsonRpcMethod("shutdown")]
    Task<object?> ShutdownAsync();

    [JsonRpcMethod("textDocument/didOpen", UseSingleObjectParameterDeserialization = true)]
    Task OpenAsync(Lsp.DidOpenTextDocumentParams parameters);

    [JsonRpcMethod("textDocument/didChange", UseSingleObjectParameterDeserialization = true)]
    Task ChangeAsync(Lsp.DidChangeTextDocumentParams parameters);

    [JsonRpcMethod("textDocument/didSave", UseSingleObjectParameterDeserialization = true)]
    Task SaveAsync(Lsp.TextDocumentParams parameters);

    [JsonRpcMethod("textDocument/didClose", UseSingleObjectParameterDeserialization = true)]
    Task CloseAsync(Lsp.TextDocumentParams parameters);

    [JsonRpcMethod("workspace/didChangeWatchedFiles", UseSingleObjectParameterDeserialization = true)]
    Task ChangeFilesAsync(Lsp.DidChangeWatchedFilesParams? parameters = null);

    [JsonRpcMethod("textDocument/codeAction", UseSingleObjectParameterDeserialization = true)]
    Task<IReadOnlyList<Lsp.CodeAction>?> ActionsAsync(Lsp.CodeActionParams parameters);

    [JsonRpcMethod("textDocument/hover", UseSingleObjectParameterDeserialization = true)]
    Task<Lsp.Hover?> HoverAsync(Lsp.HoverParams parameters);
}
