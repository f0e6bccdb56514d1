using PolyType;

namespace Drydock.Cli.Editing;

/// <summary>What is spoken of the Language Server Protocol 3.17, under its own names. Unknown members are passed over, missing ones refused.</summary>
internal static class Lsp
{
    public sealed record Position(int Line, int Character);

    /// <param name="Start">Its first character.</param>
    /// <param name="End">Behind its last character.</param>
    public sealed record Range(Position Start, Position End);

    [TypeShape(Kind = TypeShapeKind.None)]
    public sealed record InitializeParams;

    [TypeShape(Kind = TypeShapeKind.None)]
    public sealed record InitializeResult(ServerCapabilities Capabilities, ServerInfo ServerInfo);

    public sealed record ServerInfo(string Name, string Version);

    public sealed record ServerCapabilities(string PositionEncoding, TextDocumentSyncOptions TextDocumentSync, CodeActionOptions CodeActionProvider, bool HoverProvider);

    /// <param name="Change">1: whole texts.</param>
    public sealed record TextDocumentSyncOptions(bool OpenClose, int Change, bool Save);

    public sealed record CodeActionOptions(IReadOnlyList<string> CodeActionKinds);

    public sealed record TextDocumentItem(string Uri, string Text, int? Version = null);

    public sealed record TextDocumentIdentifier(string Uri, int? Version = null);

    [TypeShape(Kind = TypeShapeKind.None)]
    public sealed record DidOpenTextDocumentParams(TextDocumentItem TextDocument);

    [TypeShape(Kind = TypeShapeKind.None)]
    public sealed record DidChangeTextDocumentParams(TextDocumentIdentifier TextDocument, IReadOnlyList<TextDocumentContentChangeEvent> ContentChanges);

    public sealed record TextDocumentContentChangeEvent(string Text);

    /// <summary>Of <c>didClose</c> and <c>didSave</c>.</summary>
    [TypeShape(Kind = TypeShapeKind.None)]
    public sealed record TextDocumentParams(TextDocumentIdentifier TextDocument);

    [TypeShape(Kind = TypeShapeKind.None)]
    public sealed record DidChangeWatchedFilesParams;

    [TypeShape(Kind = TypeShapeKind.None)]
    public sealed record HoverParams(TextDocumentIdentifier TextDocument, Position Position);

    [TypeShape(Kind = TypeShapeKind.None)]
    public sealed record Hover(MarkupContent Contents, Range Range);

    public sealed record MarkupContent(string Kind, string Value);

    [TypeShape(Kind = TypeShapeKind.None)]
    public sealed record CodeActionParams(TextDocumentIdentifier TextDocument, Range Range, CodeActionContext? Context = null);

    /// <param name="Only">Kinds that the editor asks for; null for all.</param>
    public sealed record CodeActionContext(IReadOnlyList<string>? Only = null);

    [TypeShape(Kind = TypeShapeKind.None)]
    public sealed record CodeAction(string Title, string Kind, WorkspaceEdit Edit, bool? IsPreferred, IReadOnlyList<Diagnostic>? Diagnostics);

    /// <param name="Changes">By document.</param>
    public sealed record WorkspaceEdit(IReadOnlyDictionary<string, IReadOnlyList<TextEdit>> Changes);

    public sealed record TextEdit(Range Range, string NewText);

    /// <param name="Severity">1 error, 2 warning, 3 information, 4 hint.</param>
    public sealed record Diagnostic(Range Range, int Severity, string Code, string Source, string Message);
}
