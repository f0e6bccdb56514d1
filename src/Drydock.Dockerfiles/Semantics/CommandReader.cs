using System.Buffers;
using System.Collections.Immutable;
using Drydock.Dockerfiles.Shell;
using Drydock.Dockerfiles.Syntax;

namespace Drydock.Dockerfiles.Semantics;

/// <summary>RUN, CMD, ENTRYPOINT and HEALTHCHECK: form, interpreter and shell text.</summary>
internal static class CommandReader
{
    private static readonly ImmutableArray<string> Shells = ["sh", "bash", "ash", "dash"];
    private static readonly SearchValues<char> Operators = SearchValues.Create(" \t;|&<>");

    public static CommandStatement Read(StatementInput input, ImmutableArray<Flag> flags, ImmutableArray<Word> words, bool isNone)
    {
        var instruction = input.Instruction;
        var arguments = instruction.Name == "healthcheck" && words.Length > 0 ? words[1..] : words;
        var exec = instruction.Json && !isNone ? ExecScript(input, words, words.Length - arguments.Length) : null;
        var (script, interpreter, isHeredoc) = isNone ? (null, null, false) : instruction.Json ? (exec?.Script, null, false) : ShellScriptOf(input, arguments);
        return new CommandStatement
        {
            Syntax = instruction,
            Map = input.Map,
            StageIndex = input.StageIndex,
            Scope = input.Scope,
            Flags = flags,
            Words = words,
            Exec = instruction.Json,
            Shell = input.Shell,
            Script = script,
            JsonText = exec?.Place,
            Interpreter = interpreter,
            IsHeredocScript = isHeredoc,
            IsNone = isNone,
            Mounts = instruction.Name == "run" ? [.. flags.Where(static f => f.Name == "mount").Select(RunMount.Parse)] : [],
            CommandLine = instruction.Json ? [.. arguments.Select(static a => (string?)a.Text)] : OneCommand(script),
        };
    }

    /// <summary>The text behind <c>sh -c</c> of a JSON form; null for any other program.</summary>
    /// <param name="first">The word that names the program.</param>
    private static (ShellScript Script, TextSpan? Place)? ExecScript(StatementInput input, ImmutableArray<Word> words, int first)
    {
        if (words.Length < first + 3 || !Shells.Contains(words[first].Text[(words[first].Text.LastIndexOf('/') + 1)..])) return null;
        for (var i = first + 1; i + 1 < words.Length && words[i].Text.StartsWith('-'); i++)
        {
            if (words[i].Text.EndsWith('c')) return InJson(input, words, i + 1);
        }

        return null;
    }

    /// <summary>A script in a JSON string: each character where it stands, or all of it at the string where that cannot be told.</summary>
    private static (ShellScript, TextSpan?) InJson(StatementInput input, ImmutableArray<Word> words, int index)
    {
        var word = words[index];
        var strings = WordPlaces.Of(input.Instruction, input.Escape);
        if (strings.Length != words.Length || JsonPlaces.Of(input.Instruction.Text, strings[index].Start, strings[index].End, word.Text) is not { } places)
            return (ShellScript.Parse(word.Text, TextMap.At(word.Text, word.Span)), null);
        return (ShellScript.Parse(word.Text, TextMap.Within(input.Map, places, joined: true)), input.Map.SpanOf(strings[index].Start + 1, strings[index].End - 1));
    }

    private static (ShellScript? Script, string? Interpreter, bool IsHeredoc) ShellScriptOf(StatementInput input, ImmutableArray<Word> arguments)
    {
        var instruction = input.Instruction;
        if (arguments.IsEmpty) return (null, null, false);
        if (instruction.Heredocs is [var heredoc] && IsHeredocOnly(arguments[0].Text))
        {
            var interpreter = heredoc.Content.StartsWith("#!", StringComparison.Ordinal) ? Interpreter(heredoc.Content) : null;
            var isShell = interpreter is null ? input.Shell.IsRead : Shells.Contains(interpreter);
            return (isShell ? Body(heredoc, input.Lines) : null, interpreter, true);
        }

        if (!input.Shell.IsRead) return (null, null, false);
        var text = instruction.Text;
        var start = Math.Min(text.Length, text.Length - text.AsSpan().TrimStart().Length);
        start = Math.Max(start, Math.Min(instruction.ArgumentsAt, text.Length));
        if (instruction.Name == "healthcheck") start = Math.Max(start, text.IndexOf(arguments[0].Text, start, StringComparison.Ordinal));

        // Blanks instead of what stands in front keep every index as it is in the line.
        return (ShellScript.Parse(new string(' ', start) + text[start..], input.Map), null, false);
    }

    private static ShellScript Body(Heredoc heredoc, LineMap lines) =>
        ShellScript.Parse(heredoc.Content, TextMap.Of(heredoc.Content, [new TextSegment(0, heredoc.FirstLine, lines.StartOf(heredoc.FirstLine))]));

    private static bool IsHeredocOnly(string argument)
    {
        var text = argument.AsSpan().Trim();
        while (text.Length > 0 && char.IsAsciiDigit(text[0])) text = text[1..];
        if (!text.StartsWith("<<", StringComparison.Ordinal)) return false;
        text = text[2..].TrimStart('-').Trim();
        return text.IndexOfAny(Operators) < 0;
    }

    private static string Interpreter(string body)
    {
        var end = body.IndexOf('\n', StringComparison.Ordinal);
        var words = (end < 0 ? body[2..] : body[2..end]).Split((char[])[' ', '\t', '\r'], StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 0) return "";
        var program = words[0][(words[0].LastIndexOf('/') + 1)..];
        return program == "env" && words.Length > 1 ? words.Skip(1).FirstOrDefault(static w => !w.StartsWith('-')) ?? "" : program;
    }

    private static ImmutableArray<string?> OneCommand(ShellScript? script) =>
        script?.Root.Items is [{ Pipeline: { Negated: false, Commands: [SimpleCommand { Assignments.IsEmpty: true, Redirections.IsEmpty: true } command] } }] ? [.. command.Words.Select(static w => w.Value)] : [];
}
