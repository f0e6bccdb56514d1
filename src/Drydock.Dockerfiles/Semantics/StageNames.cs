using System.Collections.Immutable;
using System.Globalization;
using Drydock.Dockerfiles.Syntax;

namespace Drydock.Dockerfiles.Semantics;

/// <summary>The names of a file's stages, known before its stages are read, since COPY may name one that stands below.</summary>
/// <remarks>BuildKit, <c>dockerfile2llb</c>: FROM takes the last stage of a name above it, written exactly so; <c>COPY --from</c> the last one in the file, in any case.</remarks>
internal sealed record StageNames(ImmutableArray<string?> Names)
{
    public static StageNames Of(SyntaxTree tree) =>
        new([.. tree.Instructions.Where(static i => i.Name == "from")
            .Select(static i => i.Words.Length == 3 && i.Words[1].Equals("as", StringComparison.OrdinalIgnoreCase) ? i.Words[2].ToLowerInvariant() : null)]);

    /// <summary>What FROM finds above a stage.</summary>
    public int? Above(string name, int stage)
    {
        for (var i = Math.Min(stage, Names.Length) - 1; i >= 0; i--)
        {
            if (Names[i] == name) return i;
        }

        return null;
    }

    /// <summary>What <c>COPY --from</c> finds: a stage's number, or the last stage of the name.</summary>
    public int? Anywhere(string name)
    {
        if (int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var index)) return index < Names.Length ? index : null;
        var found = Names.LastIndexOf(name.ToLowerInvariant());
        return found < 0 ? null : found;
    }

    /// <summary>The grammar of a stage's name.</summary>
    public static bool IsValid(string name)
    {
        var lower = name.ToLowerInvariant();
        return lower.Length > 0 && char.IsAsciiLetterLower(lower[0]) && lower.All(static c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '-' or '_' or '.');
    }
}
