using Drydock.Dockerfiles.Semantics;
using Drydock.Dockerfiles.Shell;
using Drydock.Dockerfiles.Syntax;

namespace Drydock.Dockerfiles.Rules;

/// <summary>Edits of the commands of a RUN, each only where the others keep their meaning.</summary>
internal static class CommandChain
{
    /// <summary>Longest stretch between two commands that is written a second time.</summary>
    private const int LongestJoin = 80;

    /// <summary>Puts a command behind the last one, with <c>&amp;&amp;</c>, in the layout of the chain; null where it would not run, or not as the last.</summary>
    public static TextEdit? Append(RuleContext c, CommandStatement run, string command)
    {
        if (!IsPlain(run) || run.Script!.Root.Items is not [.., var last] || last.Background) return null;
        if (last.Pipeline.Commands[^1] is CompoundCommand { Kind: CompoundKind.Function }) return null;
        if (run.Invocations.Any(i => i.Command.Start >= last.Pipeline.Start && (i.Runs("exit", "exec", "return") || i.Wrappers.Any(static w => w.Is("exec"))))) return null;
        return TextEdit.Insert(last.Pipeline.Span.End, JoinOf(c, run) + command);
    }

    /// <summary>Puts commands in front of one that stands alone in its place of a chain; null elsewhere.</summary>
    public static TextEdit? InsertBefore(CommandStatement run, ShellInvocation command, string commands)
    {
        if (!IsPlain(run) || command.Place is not { Depth: 0, Item: { Before: not ShellOperator.Or, Pipeline: { Negated: false, Commands.Length: 1 } } }) return null;
        return command.Script == run.Script ? TextEdit.Insert(command.Command.Span.Start, commands + " && ") : null;
    }

    /// <summary>Takes a command out of a chain; null where it is the only one, or where the others would be joined differently.</summary>
    public static TextEdit? Remove(RuleContext c, CommandStatement run, ShellInvocation command)
    {
        var (list, index, item) = (command.Place.List, command.Place.Index, command.Place.Item);
        if (!IsPlain(run) || command.Script != run.Script || command.Place.Depth > 0 || item.Background || item.Pipeline.Commands.Length > 1 || list.Items.Length < 2) return null;
        if (item.Before == ShellOperator.Or || command.Place.Next?.Before == ShellOperator.Or) return null;
        var span = item.Pipeline.Span;
        if (command.Place.Next is { } next)
        {
            if (index > 0 && next.Before != item.Before) return null;
            span = TextSpan.FromBounds(span.Start, next.Pipeline.Span.Start);
        }
        else
            span = TextSpan.FromBounds(list.Items[index - 1].Pipeline.Span.End, span.End);

        // A comment between the two commands would go, or move.
        return c.TextOf(span).Contains('#', StringComparison.Ordinal) ? null : TextEdit.Remove(span);
    }

    /// <summary>Takes a word and the blanks in front of it out of a command; null where a comment stands between.</summary>
    public static TextEdit? RemoveWord(RuleContext c, CommandStatement run, ShellInvocation command, ShellWord word)
    {
        var index = command.Command.Words.IndexOf(word);
        if (index <= 0) return null;
        var span = TextSpan.FromBounds(command.Command.Words[index - 1].Span.End, word.Span.End);
        return c.TextOf(span).Contains('#', StringComparison.Ordinal) ? null : TextEdit.Remove(span);
    }

    /// <summary>True when the script stands in the file as it is run: no JSON form, no here-document inside, nothing that the shell would refuse.</summary>
    public static bool IsPlain(CommandStatement run) =>
        run is { Script: { Problems.IsEmpty: true } script, Exec: false } && (run.IsHeredocScript ? !script.Text.Contains("<<", StringComparison.Ordinal) : run.Syntax.Heredocs.IsEmpty);

    /// <summary>What stands between the last two commands, so that a further one looks like them.</summary>
    private static string JoinOf(RuleContext c, CommandStatement run)
    {
        if (run.Script!.Root.Items is not [.., var before, { Before: ShellOperator.And } last]) return " && ";
        var join = c.TextOf(TextSpan.FromBounds(before.Pipeline.Span.End, last.Pipeline.Span.Start));
        return join.Length <= LongestJoin && join.Contains("&&", StringComparison.Ordinal) && !join.Contains('#', StringComparison.Ordinal) ? join : " && ";
    }
}
