using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using Drydock.Dockerfiles.Semantics;

namespace Drydock.Dockerfiles.Rules;

/// <summary>Writes what a fix puts into a script as the JSON string around it wants it.</summary>
internal static class JsonFixes
{
    /// <summary>The fix with escapes; null where they cannot be told, as in place of text that holds some itself.</summary>
    public static Fix? Fit(DockerfileModel file, Fix? fix)
    {
        if (fix is null || file.JsonTexts.IsEmpty) return fix;
        var edits = ImmutableArray.CreateBuilder<TextEdit>(fix.Edits.Length);
        foreach (var edit in fix.Edits)
        {
            if (!file.JsonTexts.Any(t => t.Start <= edit.Span.Start && edit.Span.End <= t.End))
            {
                edits.Add(edit);
                continue;
            }

            var holdsEscapes = file.Syntax.Source.Span.Slice(edit.Span.Start, edit.Span.Length).Contains((byte)'\\');
            if (edit.NewText.Any(char.IsControl) || holdsEscapes && edit.NewText.Contains('\\', StringComparison.Ordinal)) return null;
            edits.Add(edit with { NewText = JsonEncodedText.Encode(edit.NewText, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).ToString() });
        }

        return fix with { Edits = edits.ToImmutable() };
    }
}
