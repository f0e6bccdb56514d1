using System.Collections.Immutable;
using Drydock.Dockerfiles.Syntax;

namespace Drydock.Dockerfiles.Shell;

/// <summary>The older form of a command substitution. Its content is read as shell text of its own, moved to its place.</summary>
internal static class ShellBackticks
{
    /// <summary>Reads the commands between two backticks; null where they nest too deep.</summary>
    public static ShellList? Parse(string text, int start, int end, int depth)
    {
        if (depth >= ShellParser.MostDepth || end <= start) return null;

        var inside = text.AsSpan(start, end - start);
        if (inside.Contains('\\') || inside.Contains('`')) return null;
        var script = ShellScript.Parse(inside.ToString(), TextMap.Of("", []));
        return Shift(script.Root, start);
    }

    private static ShellList Shift(ShellList list, int by) =>
        new(list.Start + by, list.End + by, [.. list.Items.Select(i => i with { Pipeline = Shift(i.Pipeline, by) })]);

    private static ShellPipeline Shift(ShellPipeline pipeline, int by) =>
        new(pipeline.Start + by, pipeline.End + by, pipeline.Negated, [.. pipeline.Commands.Select(c => Shift(c, by))]);

    private static ShellCommand Shift(ShellCommand command, int by) => command switch
    {
        SimpleCommand simple => new SimpleCommand(simple.Start + by, simple.End + by, Shift(simple.Assignments, by), Shift(simple.Words, by), Shift(simple.Redirections, by)),
        CompoundCommand compound => compound with
        {
            Start = compound.Start + by,
            End = compound.End + by,
            Head = Shift(compound.Head, by),
            Conditions = [.. compound.Conditions.Select(l => Shift(l, by))],
            Bodies = [.. compound.Bodies.Select(l => Shift(l, by))],
            Redirections = Shift(compound.Redirections, by),
        },
        _ => command,
    };

    private static ImmutableArray<ShellWord> Shift(ImmutableArray<ShellWord> words, int by) => [.. words.Select(w => Shift(w, by))];

    private static ShellWord Shift(ShellWord word, int by) =>
        new(word.Start + by, word.End + by, word.Raw, [.. word.Parts.Select(p => p.Commands is { } commands ? p with { Commands = Shift(commands, by) } : p)]);

    private static ImmutableArray<Redirection> Shift(ImmutableArray<Redirection> redirections, int by) =>
        [.. redirections.Select(r => r with { Start = r.Start + by, End = r.End + by, Target = r.Target is { } target ? Shift(target, by) : null })];
}
