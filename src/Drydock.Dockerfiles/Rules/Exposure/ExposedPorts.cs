using System.Globalization;
using Drydock.Dockerfiles.Semantics;

namespace Drydock.Dockerfiles.Rules.Exposure;

/// <summary>Ports that EXPOSE names.</summary>
internal static class ExposedPorts
{
    /// <summary>Each word of EXPOSE in a stage and the stages it builds on, with the first and the last port; words that are not known are left out.</summary>
    public static IEnumerable<(Word Word, int First, int Last)> Of(Stage stage)
    {
        foreach (var expose in stage.Lineage.Reverse().SelectMany(static s => s.All<PlainStatement>()).Where(static s => s.Syntax.Name == "expose"))
        {
            foreach (var word in expose.Words)
            {
                if (expose.Scope.Expand(word.Text).Value is { } text && Read(text) is { } range) yield return (word, range.First, range.Last);
            }
        }
    }

    /// <summary>True when a word of EXPOSE is not known before the build.</summary>
    public static bool HasUnknown(Stage stage) =>
        stage.Lineage.SelectMany(static s => s.All<PlainStatement>()).Where(static s => s.Syntax.Name == "expose").Any(static s => s.Words.Any(w => s.Scope.Expand(w.Text).Value is null));

    /// <summary>A port's number; null when the text is none.</summary>
    public static int? Port(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is > 0 and <= 65535 ? port : null;

    private static (int First, int Last)? Read(string text)
    {
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        var ports = (slash < 0 ? text : text[..slash]).Split('-');
        if (ports.Length is 0 or > 2 || Port(ports[0]) is not { } first || Port(ports[^1]) is not { } last) return null;
        return (first, last);
    }
}
