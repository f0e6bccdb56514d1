using System.Collections.Immutable;
using Drydock.Dockerfiles.Syntax;

namespace Drydock.Dockerfiles.Shell;

/// <summary>Finds every program that a script starts.</summary>
internal static class ShellInvocations
{
    /// <summary>Programs that start another one: options that take a value, so that the program's name is found behind them.</summary>
    private static readonly Dictionary<string, ImmutableArray<string>> Starters = new(StringComparer.Ordinal)
    {
        ["sudo"] = ["-u", "-g", "-h", "-p", "-C", "-r", "-t", "-D", "--user", "--group"],
        ["env"] = ["-u", "-C", "-S", "--unset", "--chdir"],
        ["exec"] = ["-a"],
        ["time"] = ["-o", "-f"],
        ["nice"] = ["-n", "--adjustment"],
        ["ionice"] = ["-c", "-n"],
        ["nohup"] = [],
        ["command"] = [],
        ["builtin"] = [],
        ["stdbuf"] = ["-i", "-o", "-e"],
        ["timeout"] = ["-s", "-k", "--signal", "--kill-after"],
        ["xargs"] = ["-I", "-n", "-P", "-L", "-d", "-a", "-E", "-s", "--max-args", "--max-procs", "--replace", "--delimiter"],
        ["gosu"] = [],
        ["su-exec"] = [],
        ["setpriv"] = [],
        ["eatmydata"] = [],
        ["doas"] = ["-u", "-C"],
    };

    private static readonly ImmutableArray<string> Shells = ["sh", "bash", "ash", "dash", "zsh", "ksh"];

    public static ImmutableArray<ShellInvocation> Of(ShellScript script)
    {
        var found = ImmutableArray.CreateBuilder<ShellInvocation>();
        Walk(script, script.Root, 0, conditional: false, substitution: false, found);
        return found.ToImmutable();
    }

    private static void Walk(ShellScript script, ShellList list, int depth, bool conditional, bool substitution, ImmutableArray<ShellInvocation>.Builder found)
    {
        for (var i = 0; i < list.Items.Length; i++)
        {
            var item = list.Items[i];
            for (var p = 0; p < item.Pipeline.Commands.Length; p++)
            {
                var place = new ShellPlace(item, list, i, p, depth, conditional, substitution);
                Walk(script, item.Pipeline.Commands[p], place, found);
            }
        }
    }

    private static void Walk(ShellScript script, ShellCommand command, ShellPlace place, ImmutableArray<ShellInvocation>.Builder found)
    {
        if (command is SimpleCommand simple)
        {
            AddSimple(script, simple, place, found);
            foreach (var word in simple.Assignments.Concat(simple.Words).Concat(simple.Redirections.Select(static r => r.Target).OfType<ShellWord>()))
                Substitutions(script, word, place, found);
            return;
        }

        if (command is not CompoundCommand compound) return;
        foreach (var word in compound.Head) Substitutions(script, word, place, found);
        var conditional = place.Conditional || compound.Kind is not (CompoundKind.Group or CompoundKind.Subshell);
        foreach (var (list, isBody) in compound.Conditions.Select(static l => (l, false)).Concat(compound.Bodies.Select(static l => (l, true))).OrderBy(static l => l.l.Start))
            Walk(script, list, place.Depth + 1, isBody ? conditional : place.Conditional, place.Substitution, found);
    }

    private static void Substitutions(ShellScript script, ShellWord word, ShellPlace place, ImmutableArray<ShellInvocation>.Builder found)
    {
        foreach (var list in word.Substitutions) Walk(script, list, place.Depth + 1, place.Conditional, true, found);
    }

    private static void AddSimple(ShellScript script, SimpleCommand command, ShellPlace place, ImmutableArray<ShellInvocation>.Builder found)
    {
        if (command.Words.IsEmpty) return;
        var wrappers = ImmutableArray.CreateBuilder<ShellWord>();
        var at = 0;
        while (NameOf(command.Words[at]) is { } name && Starters.TryGetValue(name, out var valued) && Behind(command.Words, at, name, valued) is { } next)
        {
            wrappers.Add(command.Words[at]);
            at = next;
        }

        var invocation = new ShellInvocation(command, script, NameOf(command.Words[at]), command.Words[at], command.Words[(at + 1)..], wrappers.ToImmutable(), place);
        found.Add(invocation);
        if (InlineScript(invocation) is { } inner) found.AddRange(inner.Invocations);
    }

    /// <summary>Index of the word that names the program behind a starter; null when it names none.</summary>
    private static int? Behind(ImmutableArray<ShellWord> words, int at, string starter, ImmutableArray<string> valued)
    {
        for (at++; at < words.Length; at++)
        {
            var word = words[at];
            if (word.Prefix.StartsWith('-') && word.Prefix.Length > 1)
            {
                if (valued.Contains(word.Prefix)) at++;
                if (starter == "command" && word.Prefix is "-v" or "-V") return null;
                continue;
            }

            if (starter is "env" or "sudo" && ShellScanner.IsAssignment(word)) continue;
            if (starter is "timeout" or "gosu" or "su-exec" && at + 1 < words.Length)
            {
                // The first operand is the time or the user.
                return at + 1;
            }

            return at;
        }

        return null;
    }

    /// <summary>The script behind <c>sh -c</c>, one level deep, where its text is known and stands in one piece.</summary>
    private static ShellScript? InlineScript(ShellInvocation invocation)
    {
        if (!invocation.Runs([.. Shells])) return null;
        for (var i = 0; i + 1 < invocation.Arguments.Length; i++)
        {
            var option = invocation.Arguments[i];
            if (!option.Prefix.StartsWith('-') || option.Prefix.StartsWith("--", StringComparison.Ordinal)) return null;
            if (!option.Prefix.EndsWith('c')) continue;
            var word = invocation.Arguments[i + 1];
            if (word.Value is not { } text || word.Parts.Length != 1 || Shells.Any(s => text.Contains(s + " -", StringComparison.Ordinal))) return null;

            return ShellScript.Parse(text, QuotedPlaces.Of(word, text) is { } places ? TextMap.Within(word.Map, places) : TextMap.At(text, word.Span));
        }

        return null;
    }

    private static string? NameOf(ShellWord word)
    {
        if (word.Value is not { Length: > 0 } value) return null;
        var slash = value.LastIndexOf('/');
        return slash >= 0 && slash + 1 < value.Length ? value[(slash + 1)..] : value;
    }
}
