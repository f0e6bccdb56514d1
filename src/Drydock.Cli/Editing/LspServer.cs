using System.Text;
using Drydock.Dockerfiles.Syntax;
using Drydock.Images;
using StreamJsonRpc;

namespace Drydock.Cli.Editing;

/// <summary>A language server for Dockerfiles: results while a person types, fixes, and what a rule wants (Language Server Protocol 3.17).</summary>
internal sealed class LspServer(DocumentChecker checker, IEditor editor, Turns turns, TimeProvider clock) : ILanguageServer
{
    private const int MostDocuments = 1000;
    private const int NotYet = -32002;
    private const int NotNow = -32600;

    private readonly OpenDocuments documents = new();
    private Phase phase;

    private enum Phase
    {
        New,
        Running,
        Stopped,
    }

    /// <summary>True when the editor asked for the end.</summary>
    public bool IsStopped => phase == Phase.Stopped;

    /// <inheritdoc/>
    public Task<Lsp.InitializeResult> InitializeAsync(Lsp.InitializeParams? parameters = null) => turns.InTurnAsync(() =>
    {
        if (phase != Phase.New) throw Refused(NotNow);
        phase = Phase.Running;
        var capabilities = new Lsp.ServerCapabilities("utf-16", new(OpenClose: true, Change: 1, Save: true), new([CodeActions.QuickFix, CodeActions.FixAll]), HoverProvider: true);
        return Task.FromResult(new Lsp.InitializeResult(capabilities, new(CommandTree.Name, ToolVersion.Text)));
    });

    /// <inheritdoc/>
    public Task<object?> ShutdownAsync() => AnswerAsync<object>(() =>
    {
        phase = Phase.Stopped;
        return null;
    });

    /// <inheritdoc/>
    public Task OpenAsync(Lsp.DidOpenTextDocumentParams parameters) => NoteAsync(async () =>
    {
        var (uri, text, version) = parameters.TextDocument;
        if (documents.Count < MostDocuments) await CheckAsync(uri, version, Encoding.UTF8.GetBytes(text), ShellFindings.Fresh);
    });

    /// <inheritdoc/>
    public Task ChangeAsync(Lsp.DidChangeTextDocumentParams parameters) => NoteAsync(async () =>
    {
        var (uri, version) = parameters.TextDocument;
        if (documents.Find(uri) is not null && parameters.ContentChanges is [.., var last]) await CheckAsync(uri, version, Encoding.UTF8.GetBytes(last.Text), ShellFindings.Known);
    });

    /// <inheritdoc/>
    public Task SaveAsync(Lsp.TextDocumentParams parameters) => NoteAsync(CheckAllAsync);

    /// <inheritdoc/>
    public Task ChangeFilesAsync(Lsp.DidChangeWatchedFilesParams? parameters = null) => NoteAsync(CheckAllAsync);

    /// <inheritdoc/>
    public Task CloseAsync(Lsp.TextDocumentParams parameters) => NoteAsync(async () =>
    {
        if (documents.Remove(parameters.TextDocument.Uri)) await editor.PublishAsync(parameters.TextDocument.Uri, null, []);
    });

    /// <inheritdoc/>
    public Task<IReadOnlyList<Lsp.CodeAction>?> ActionsAsync(Lsp.CodeActionParams parameters) => AnswerAsync(() =>
    {
        if (documents.Find(parameters.TextDocument.Uri) is not { } document) return null;
        var stretch = TextSpan.FromBounds(document.OffsetOf(parameters.Range.Start), document.OffsetOf(parameters.Range.End));
        return CodeActions.Of(document, stretch, parameters.Context?.Only, DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime));
    });

    /// <inheritdoc/>
    public Task<Lsp.Hover?> HoverAsync(Lsp.HoverParams parameters) => AnswerAsync(() =>
    {
        if (documents.Find(parameters.TextDocument.Uri) is not { } document) return null;
        var found = HoverText.At(document, document.OffsetOf(parameters.Position));
        return found.Count == 0 ? null : new Lsp.Hover(new("markdown", HoverText.Of(found)), document.RangeOf(found[0].Span));
    });

    /// <summary>A policy, a requirements file or a compose file may have changed what holds for the others.</summary>
    private async Task CheckAllAsync()
    {
        foreach (var open in documents.All) await CheckAsync(open.Uri, open.Version, open.Source.Source, ShellFindings.Fresh);
    }

    private async Task CheckAsync(string uri, int? version, ReadOnlyMemory<byte> text, ShellFindings shell)
    {
        try
        {
            var document = await checker.CheckAsync(uri, version, OpenDocuments.PathOf(uri), text, shell);
            documents.Put(document);
            await editor.PublishAsync(uri, version, [.. document.Checked.Result.Diagnostics.Select(document.DiagnosticOf)]);
        }
        catch (ProblemException error)
        {
            await TellAsync(error.Problem);
        }

        if (checker.ShellCheckFailure is { } failure) await TellAsync(failure);
    }

    private Task TellAsync(Problem problem) => documents.TellOnce(problem.ToString()) ? editor.ShowAsync(problem) : Task.CompletedTask;

    private Task<T?> AnswerAsync<T>(Func<T?> answer)
        where T : class => turns.InTurnAsync(() => phase == Phase.Running ? Task.FromResult(answer()) : throw Refused(phase == Phase.New ? NotYet : NotNow));

    private Task<bool> NoteAsync(Func<Task> work) => turns.InTurnAsync(async () =>
    {
        if (phase == Phase.Running) await work();
        return true;
    });

    private LocalRpcException Refused(int code) => new(phase == Phase.New ? "the editor has to initialize first" : "this does not come now") { ErrorCode = code };
}
