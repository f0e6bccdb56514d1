using System.Globalization;
using Drydock.Dockerfiles.Rules;
using Drydock.Dockerfiles.Syntax;

namespace Drydock.Cli.Editing;

/// <summary>What an editor offers at a place: the fix of a result, an ignore with reason and end, and all safe fixes at once.</summary>
internal static class CodeActions
{
    public const string QuickFix = "quickfix";
    public const string FixAll = "source.fixAll.drydock";

    /// <summary>How long an ignore holds unless a person writes another day.</summary>
    private const int IgnoreDays = 90;

    /// <summary>The actions for a stretch.</summary>
    /// <param name="wanted">Kinds that the editor asks for; null for all.</param>
    /// <param name="today">The day from which an ignore counts.</param>
    public static IReadOnlyList<Lsp.CodeAction> Of(OpenDocument document, TextSpan stretch, IReadOnlyList<string>? wanted, DateOnly today)
    {
        var actions = new List<Lsp.CodeAction>();
        foreach (var diagnostic in Wants(wanted, QuickFix) ? document.Checked.Result.Diagnostics.Where(d => Meets(d.Span, stretch)) : [])
        {
            if (diagnostic.Fix is { } fix && document.Works(fix)) actions.Add(Quick(document, Title(fix), fix.Edits, diagnostic, fix.Class == FixClass.Safe));
            if (Ignore(document, diagnostic, today) is { } ignore)
                actions.Add(Quick(document, $"Ignore {diagnostic.Rule.Id} here until {today.AddDays(IgnoreDays):yyyy-MM-dd}", [ignore], diagnostic, preferred: false));
        }

        if (Wants(wanted, FixAll) && document.AllSafe is { } all) actions.Add(new("Mend all that is safe to mend", FixAll, document.EditOf([all]), null, null));
        return actions;
    }

    /// <summary>Kinds are a hierarchy: whoever asks for <c>source</c> asks for <c>source.fixAll</c> too.</summary>
    private static bool Wants(IReadOnlyList<string>? wanted, string kind) =>
        wanted is null || wanted.Any(w => w.Length == 0 || kind == w || kind.StartsWith(w + ".", StringComparison.Ordinal));

    private static bool Meets(TextSpan result, TextSpan stretch) => result.Start <= stretch.End && stretch.Start <= result.End;

    private static string Title(Fix fix)
    {
        var title = fix.Title.Length == 0 ? "mend it" : fix.Title;
        return $"{char.ToUpperInvariant(title[0])}{title[1..]}{(fix.Class == FixClass.Safe ? "" : " (changes the image)")}";
    }

    private static Lsp.CodeAction Quick(OpenDocument document, string title, IEnumerable<TextEdit> edits, Diagnostic diagnostic, bool preferred) =>
        new(SourceText.Printable(title), QuickFix, document.EditOf(edits), preferred ? true : null, [document.DiagnosticOf(diagnostic)]);

    /// <summary>A comment above the instruction; null where no comment can switch the rule off.</summary>
    private static TextEdit? Ignore(OpenDocument document, Diagnostic diagnostic, DateOnly today)
    {
        if (document.Source.Judgements.Any(j => j.Settings.Policy.Locked.Contains(diagnostic.Rule.Id))) return null;
        var line = document.Model.Lines.LineOf(diagnostic.Span.Start);
        var instruction = document.Model.Syntax.Instructions.FirstOrDefault(i => i.FirstLine <= line && line <= i.LastLine);
        if (instruction is null) return null;
        var start = document.Model.Lines.StartOf(instruction.FirstLine);
        var text = string.Create(CultureInfo.InvariantCulture, $"# drydock ignore={diagnostic.Rule.Id} reason=\"say why\" until={today.AddDays(IgnoreDays):yyyy-MM-dd}{document.Model.NewLine}");
        return TextEdit.Insert(start, text);
    }
}
