using Drydock.Dockerfiles.Semantics;
using Drydock.Dockerfiles.Syntax;

namespace Drydock.Dockerfiles.Rules.OtherPackages;

/// <summary>Finds a setting of a dnf repository that is switched off, on a command line or in a file that the build writes.</summary>
internal static class RepositoryOption
{
    /// <summary>Every place of <c>name=0</c>, <c>name=false</c> and <c>name=no</c>, blanks around the sign allowed.</summary>
    public static IEnumerable<TextSpan> SwitchedOff(RuleContext c, string name)
    {
        foreach (var (run, command) in c.RunCommands)
        {
            foreach (var word in command.Arguments.Where(a => IsOff(a.Raw, name) && !run.IsScript(command, a))) yield return word.Span;
        }

        foreach (var statement in c.File.Statements.Where(s => s is CommandStatement { IsHeredocScript: false } or CopyStatement && s.Syntax.Heredocs.Any(h => IsOff(h.Content, name))))
            yield return statement.KeywordSpan;
    }

    /// <summary>A longer name that ends alike, such as repo_gpgcheck, is another setting.</summary>
    private static bool IsOff(string text, string name)
    {
        for (var at = text.IndexOf(name, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(name, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            if (at > 0 && (char.IsAsciiLetterOrDigit(text[at - 1]) && !IsEscape(text, at) || text[at - 1] is '_' or '-')) continue;
            var rest = text.AsSpan(at + name.Length).TrimStart();
            if (!rest.StartsWith("=", StringComparison.Ordinal)) continue;
            rest = rest[1..].TrimStart();
            if (rest.StartsWith("0", StringComparison.Ordinal) || rest.StartsWith("false", StringComparison.OrdinalIgnoreCase) || rest.StartsWith("no", StringComparison.OrdinalIgnoreCase)) return true;
        }

        return false;
    }

    /// <summary>True behind the <c>\n</c> that printf writes as a line end.</summary>
    private static bool IsEscape(string text, int at) => at > 1 && text[at - 1] == 'n' && text[at - 2] == '\\';
}
