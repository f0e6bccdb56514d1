using PolyType;

namespace Drydock.Cli.Editing;

/// <summary>What is told unasked, and so is named in no method of <see cref="ILanguageServer"/>.</summary>
[GenerateShapeFor<Lsp.Diagnostic[]>]
internal sealed partial class LspShapes;
