using System.Text.RegularExpressions;
using Drydock.Dockerfiles.Semantics;
using Drydock.Dockerfiles.Shell;
using Drydock.Dockerfiles.Syntax;

namespace Drydock.Cli.Checking;

/// <summary>The shell text of an instruction as ShellCheck gets it: with the variables that the Dockerfile declares, and what the shell is started with.</summary>
/// <param name="Script">As it stands in the Dockerfile.</param>
/// <param name="Dialect">A shell's name, as ShellCheck knows it.</param>
/// <param name="Text">What ShellCheck gets.</param>
/// <param name="HeadAt">The line of <paramref name="Text"/>, from 1, that the Dockerfile does not have.</param>
/// <param name="Skipped">Blanks in front of the first line that are left out.</param>
internal sealed partial record ShellText(ShellScript Script, string Dialect, string Text, int HeadAt, int Skipped)
{
    /// <summary>The shell text of an instruction; null where it has none that ShellCheck reads.</summary>
    public static ShellText? Of(CommandStatement statement)
    {
        if (statement.Script is not { } script || string.IsNullOrWhiteSpace(script.Text)) return null;
        var skipped = statement.IsHeredocScript || statement.Exec ? 0 : script.Text.Length - script.Text.AsSpan().TrimStart(' ').Length;
        var text = script.Text[skipped..];

        // What stands in front of the first command holds for the whole text: a #!, and ShellCheck's own directives.
        var (lines, at) = (1, 0);
        while (at < text.Length && text[at] == '#' && text.IndexOf('\n', at) is > 0 and var end) (lines, at) = (lines + 1, end + 1);
        return new ShellText(script, DialectOf(statement), text[..at] + Head(statement) + "\n" + text[at..], lines, skipped);
    }

    /// <summary>Where a finding stands; null for what is not in the Dockerfile.</summary>
    public TextSpan? SpanOf(ShellCheckComment comment)
    {
        var (start, end) = (Index(comment.Line, comment.Column), Index(comment.EndLine, comment.EndColumn));
        return start < 0 || end < start ? null : Script.Map.SpanOf(start, Math.Min(Script.Text.Length, Math.Max(end, start + 1)));
    }

    /// <summary>Zsh is read as ksh, which ShellCheck knows and which is near.</summary>
    private static string DialectOf(CommandStatement statement) => (statement.Interpreter is { } named ? ShellState.KindOf(named) : statement.Exec ? ShellState.KindOf(statement.Words.First(static w => !w.Text.Equals("CMD", StringComparison.OrdinalIgnoreCase)).Text) : statement.Shell.Kind) switch
    {
        ShellKind.Bash => "bash",
        ShellKind.Dash or ShellKind.Ash => "dash",
        ShellKind.Zsh => "ksh",
        _ => "sh",
    };

    /// <summary>The variables that the file declares, so that they do not count as unset, and the shell's own options.</summary>
    private static string Head(CommandStatement statement)
    {
        var names = statement.Scope.Variables.Keys.Concat(PlatformArguments.Proxies).Where(static n => Name().IsMatch(n)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
        var options = statement.Exec || statement.Interpreter is not null ? "" : Options(statement.Shell);
        return $"{options}export {string.Join(' ', names.Select(static n => n + "=1"))}";
    }

    /// <summary>With <c>-e</c> a command that fails ends the script, and a <c>cd</c> needs no <c>|| exit</c>.</summary>
    private static string Options(ShellState shell) => shell.Words.Skip(1).Any(static w => w.StartsWith('-') && !w.StartsWith("--", StringComparison.Ordinal) && w.Contains('e', StringComparison.Ordinal)) ? "set -e; " : "";

    private int Index(int line, int column)
    {
        if (line == HeadAt || line < 1) return -1;
        if (line > HeadAt) line--;
        var at = 0;
        for (var rest = line; rest > 1; rest--)
        {
            at = Script.Text.IndexOf('\n', at) + 1;
            if (at == 0) return -1;
        }

        if (line == 1) at = Skipped;

        // ShellCheck counts characters, this text is in UTF-16.
        for (; column > 1 && at < Script.Text.Length; column--) at += at + 1 < Script.Text.Length && char.IsSurrogatePair(Script.Text[at], Script.Text[at + 1]) ? 2 : 1;
        return at;
    }

    [GeneratedRegex("^[A-Za-z_][A-Za-z0-9_]*$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Name();
}
