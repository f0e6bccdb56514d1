using System.CommandLine;
using System.Globalization;
using Drydock.Cli.Terminal;

namespace Drydock.Cli.Usage;

/// <summary>Answers the shells' question what may come next: <c>drydock "[suggest:14]" "drydock scan --f"</c>, as the dotnet-suggest protocol asks.</summary>
internal static class Completions
{
    private const string Directive = "[suggest";

    /// <summary>Writes one suggestion a line when that is what was asked.</summary>
    public static bool TryAnswer(RootCommand root, IReadOnlyList<string> arguments, Printer printer)
    {
        if (arguments.Count == 0 || !arguments[0].StartsWith(Directive, StringComparison.Ordinal)) return false;
        var line = arguments.Count > 1 ? arguments[1] : "";
        var position = Position(arguments[0], line.Length);
        line = line[..position];

        // The first word is the tool itself, however it was called.
        var name = line.TrimStart();
        var space = name.IndexOf(' ', StringComparison.Ordinal);
        var rest = space < 0 ? "" : name[(space + 1)..];
        foreach (var item in root.Parse(rest).GetCompletions(rest.Length)) printer.Result(item.Label + "\n");
        return true;
    }

    private static int Position(string directive, int length)
    {
        var text = directive.AsSpan(Directive.Length).TrimStart(':').TrimEnd(']');
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var position) ? Math.Min(position, length) : length;
    }
}
