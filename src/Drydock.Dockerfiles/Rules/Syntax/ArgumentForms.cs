using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Drydock.Dockerfiles.Expansion;
using Drydock.Dockerfiles.Semantics;
using Drydock.Dockerfiles.Syntax;

namespace Drydock.Dockerfiles.Rules.Syntax;

/// <summary>What the builder refuses only when it builds the stage: substitutions, mounts, modes, signals.</summary>
/// <remarks>BuildKit, <c>dockerfile2llb</c>, <c>instructions</c> and <c>shell</c>; moby/sys <c>signal</c>. A value only known at the build is left alone.</remarks>
internal static partial class ArgumentForms
{
    private static readonly ImmutableHashSet<string> MountTypes = ["bind", "cache", "tmpfs", "secret", "ssh"];

    private static readonly ImmutableHashSet<string> MountSwitches = ["readonly", "ro", "readwrite", "rw", "required"];

    private static readonly ImmutableHashSet<string> MountKeys =
        [.. MountSwitches, "type", "from", "source", "src", "target", "dst", "destination", "size", "id", "sharing", "mode", "uid", "gid", "env"];

    /// <summary>Keys of buildah alone, whose users read BuildKit's mistakes as their own.</summary>
    private static readonly ImmutableHashSet<string> OtherKeys = ["z", "u", "relabel", "bind-propagation", "bind-nonrecursive", "tmpcopyup", "notmpcopyup"];

    private static readonly ImmutableHashSet<string> Signals =
        ["ABRT", "ALRM", "BUS", "CHLD", "CLD", "CONT", "FPE", "HUP", "ILL", "INT", "IO", "IOT", "KILL", "PIPE", "POLL", "PROF", "PWR", "QUIT", "SEGV", "STKFLT", "STOP", "SYS", "TERM", "TRAP", "TSTP", "TTIN", "TTOU", "URG", "USR1", "USR2", "VTALRM", "WINCH", "XCPU", "XFSZ"];

    /// <summary>What is wrong, and where.</summary>
    public static IEnumerable<(TextSpan Span, string Message)> Wrong(Statement statement)
    {
        var expanded = statement is FromStatement from ? [from.Image] : ExpandedWords.Of(statement);
        foreach (var word in expanded)
        {
            if (Substitution(new WordLexer(statement.Scope.Escape), word.Text) is { } problem) yield return (word.Span, $"the builder cannot expand this: {problem}");
        }

        foreach (var heredoc in statement is CopyStatement ? statement.Syntax.Heredocs.Where(static h => h.Expand) : [])
        {
            if (Substitution(new WordLexer('\\') { SkipQuotes = true }, heredoc.Content) is { } problem)
                yield return (statement.Span, $"the builder expands the here-document {SourceText.Printable(heredoc.Name)} and cannot: {problem}; quote the word behind << to keep the text");
        }

        if (statement is CommandStatement command)
        {
            foreach (var mount in command.Mounts)
            {
                if (Mount(mount) is { } problem) yield return (mount.Span, problem);
            }
        }

        if (statement.Flag("chmod") is { Value: { } mode } flag && !mode.Contains('$', StringComparison.Ordinal) && !ModeForm().IsMatch(mode))
            yield return (flag.Span, $"\"{mode}\" is no mode; write octal digits such as 0755, or u=rwX,go=rX");
        if (statement is PlainStatement { Syntax.Name: "stopsignal", Value: { } signal } && !IsSignal(signal))
            yield return (statement.ArgumentsSpan, $"\"{SourceText.Printable(signal)}\" is no signal; write a name or a number: SIGTERM, 15");
    }

    /// <summary>Why a word cannot be expanded whatever its variables are; null when it can.</summary>
    private static string? Substitution(WordLexer lexer, string word)
    {
        if (!word.AsSpan().ContainsAny('$', '\'', '"')) return null;
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        var result = lexer.Expand(word, values);

        // A variable that must be set may be: the second look gives all of them a value.
        foreach (var name in result.Unset) values[name] = "x";
        return result.Problem is null ? null : lexer.Expand(word, values).Problem;
    }

    private static string? Mount(RunMount mount)
    {
        if (!mount.Type.Contains('$', StringComparison.Ordinal) && !MountTypes.Contains(mount.Type)) return $"\"{mount.Type}\" is no type of mount; write bind, cache, tmpfs, secret or ssh";
        foreach (var (key, value) in mount.Keys)
        {
            if (key.Length == 0 || key.Contains('$', StringComparison.Ordinal) || OtherKeys.Contains(key)) continue;
            if (!MountKeys.Contains(key)) return $"a mount knows no \"{SourceText.Printable(key)}\"";
            if (key == "sharing" && value is not ("shared" or "private" or "locked") && !value.Contains('$', StringComparison.Ordinal)) return "sharing is shared, private or locked";
        }

        return null;
    }

    private static bool IsSignal(string text)
    {
        if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)) return number > 0;
        var name = text.ToUpperInvariant();
        name = name.StartsWith("SIG", StringComparison.Ordinal) ? name[3..] : name;
        return Signals.Contains(name) || RealTimeForm().IsMatch(name);
    }

    [GeneratedRegex("^(?:[0-7]{1,5}|[ugoa]*[-+=][rwxXstugo]*(?:[-+=][rwxXstugo]*)*(?:,[ugoa]*[-+=][rwxXstugo]*(?:[-+=][rwxXstugo]*)*)*)$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex ModeForm();

    [GeneratedRegex("^(?:RTMIN(?:\\+(?:[1-9]|1[0-5]))?|RTMAX(?:-(?:[1-9]|1[0-4]))?)$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex RealTimeForm();
}
