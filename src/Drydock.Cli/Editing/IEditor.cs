using Drydock.Images;

namespace Drydock.Cli.Editing;

/// <summary>What a language server tells its editor unasked.</summary>
internal interface IEditor
{
    /// <summary>All results of a document, in the place of those told before.</summary>
    Task PublishAsync(string uri, int? version, Lsp.Diagnostic[] diagnostics);

    Task ShowAsync(Problem problem);
}
