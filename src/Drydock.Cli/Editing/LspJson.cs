using System.Text.Json.Serialization;

namespace Drydock.Cli.Editing;

/// <summary>How messages of an editor are read and written.</summary>
[JsonSourceGenerationOptions(
    GenerationMode = JsonSourceGenerationMode.Metadata,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(Lsp.InitializeParams))]
[JsonSerializable(typeof(Lsp.InitializeResult))]
[JsonSerializable(typeof(Lsp.DidOpenTextDocumentParams))]
[JsonSerializable(typeof(Lsp.DidChangeTextDocumentParams))]
[JsonSerializable(typeof(Lsp.TextDocumentParams))]
[JsonSerializable(typeof(Lsp.DidChangeWatchedFilesParams))]
[JsonSerializable(typeof(Lsp.HoverParams))]
[JsonSerializable(typeof(Lsp.Hover))]
[JsonSerializable(typeof(Lsp.CodeActionParams))]
[JsonSerializable(typeof(IReadOnlyList<Lsp.CodeAction>))]
[JsonSerializable(typeof(Lsp.Diagnostic[]))]
[JsonSerializable(typeof(string))]
[JsonSerializable(typeof(int))]
internal sealed partial class LspJson : JsonSerializerContext;
