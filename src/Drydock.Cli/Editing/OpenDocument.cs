using Drydock.Assessment.CheckReports;
using Drydock.Cli.Checking;
using Drydock.Dockerfiles.Checking;
using Drydock.Dockerfiles.Rules;
using Drydock.Dockerfiles.Semantics;
using Drydock.Dockerfiles.Syntax;

namespace Drydock.Cli.Editing;

/// <summary>A version of a Dockerfile as an editor has it, saved or not. What mending it gives is worked out once, when it is first asked for.</summary>
/// <param name="Uri">As the editor names it.</param>
/// <param name="Version">Counted by the editor; null where it does not count.</param>
/// <param name="Source">Its bytes, and what it is judged by.</param>
/// <param name="Checked">What the rules say of it.</param>
internal sealed record OpenDocument(string Uri, int? Version, CheckedSource Source, CheckedFile Checked)
{
    private readonly Dictionary<Fix, bool> works = new(ReferenceEqualityComparer.Instance);
    private readonly Lazy<TextEdit?> allSafe = new(() => AllSafeOf(Source));

    public DockerfileModel Model => Source.Model;

    /// <summary>The whole text with every safe fix; null where there is nothing to mend.</summary>
    public TextEdit? AllSafe => allSafe.Value;

    /// <summary>True for a fix that changes what it says and nothing else.</summary>
    public bool Works(Fix fix)
    {
        if (fix.Edits.IsEmpty) return false;
        if (!works.TryGetValue(fix, out var known)) works[fix] = known = FixApplier.ApplyOne(Model, fix) is not null;
        return known;
    }

    /// <summary>The byte at a place; one behind a line's end is its end, and one behind the text is the text's end.</summary>
    public int OffsetOf(Lsp.Position position) => Model.Lines.OffsetOf(new LinePosition(Bounded(position.Line) + 1, Bounded(position.Character) + 1));

    /// <summary>A stretch as editors count, lines and UTF-16 characters from 0.</summary>
    public Lsp.Range RangeOf(TextSpan span) => new(PositionOf(span.Start), PositionOf(span.End));

    /// <summary>A result as editors know it, with the policy that asks for it, where one does.</summary>
    public Lsp.Diagnostic DiagnosticOf(Diagnostic diagnostic)
    {
        var message = Checked.Reasons.TryGetValue(diagnostic, out var reason) ? $"{diagnostic.Message}\n{reason}" : diagnostic.Message;
        return new(RangeOf(diagnostic.Span), Severity(diagnostic.Severity), diagnostic.Rule.Id, CommandTree.Name, SourceText.Printable(message));
    }

    /// <summary>Changes of this document alone.</summary>
    public Lsp.WorkspaceEdit EditOf(IEnumerable<TextEdit> edits) =>
        new(new Dictionary<string, IReadOnlyList<Lsp.TextEdit>>(StringComparer.Ordinal) { [Uri] = [.. edits.Select(e => new Lsp.TextEdit(RangeOf(e.Span), SourceText.Printable(e.NewText)))] });

    private Lsp.Position PositionOf(int offset)
    {
        var place = Model.Lines.PositionOf(offset);
        return new(place.Line - 1, place.Column - 1);
    }

    /// <summary>An editor may name any number; no text has as many lines or characters as the last one.</summary>
    private static int Bounded(int number) => Math.Clamp(number, 0, LspMessages.MostBytes);

    private static int Severity(RuleSeverity severity) => severity switch
    {
        RuleSeverity.Error or RuleSeverity.High => 1,
        RuleSeverity.Warning => 2,
        RuleSeverity.Info => 3,
        _ => 4,
    };

    private static TextEdit? AllSafeOf(CheckedSource source)
    {
        var outcome = FixApplier.Apply(source.Source, source.Settings, static d => d.Fix!.Class == FixClass.Safe);
        return outcome.Applied.IsEmpty ? null : new TextEdit(new TextSpan(0, source.Source.Length), SourceText.Decode(outcome.Text.Span));
    }
}
