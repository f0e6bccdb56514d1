using System.Collections.Immutable;
using Drydock.Dockerfiles.Syntax;

namespace Drydock.Dockerfiles.Shell;

/// <summary>The older form of a command substitution. Its content is read as shell text of its own, moved to its place.</summary>
internal static class ShellBackticks
{
    /// <summary>Reads the commands between two backticks; null where they nest too deep.</summary>
    /// <param name="map">Of the text.</param>
    public static ShellList? Parse(string text, int start, int end, int depth, TextMap map)
    {
        if (depth >= ShellParser.MostDepth || end <= start) return null;

        var inside = text.AsSpan(start, end - start);
        if (inside.Contains('\\') || inside.Contains('`')) return null;
        return new Move(start, map).List(ShellScript.Parse(inside.ToString()).Root);
    }

    /// <summary>Gives pieces their place in the text around them.</summary>
    private sealed class Move(int by, TextMap map)
    {
        public ShellList List(ShellList list) =>
            list with { Start = list.Start + by, End = list.End + by, Map = map, Items = [.. list.Items.Select(i => i with { Pipeline = Pipeline(i.Pipeline) })] };

        private ShellPipeline Pipeline(ShellPipeline pipeline) =>
            pipeline with { Start = pipeline.Start + by, End = pipeline.End + by, Map = map, Commands = [.. pipeline.Commands.Select(Command)] };

        private ShellCommand Command(ShellCommand command) => command switch
        {
            SimpleCommand simple => simple with
            {
                Start = simple.Start + by,
                End = simple.End + by,
                Map = map,
                Assignments = Words(simple.Assignments),
                Words = Words(simple.Words),
                Redirections = Redirections(simple.Redirections),
            },
            CompoundCommand compound => compound with
            {
                Start = compound.Start + by,
                End = compound.End + by,
                Map = map,
                Head = Words(compound.Head),
                Conditions = [.. compound.Conditions.Select(List)],
                Bodies = [.. compound.Bodies.Select(List)],
                Redirections = Redirections(compound.Redirections),
            },
            _ => command,
        };

        private ImmutableArray<ShellWord> Words(ImmutableArray<ShellWord> words) => [.. words.Select(Word)];

        private ShellWord Word(ShellWord word) =>
            word with { Start = word.Start + by, End = word.End + by, Map = map, Parts = [.. word.Parts.Select(p => p.Commands is { } commands ? p with { Commands = List(commands) } : p)] };

        private ImmutableArray<Redirection> Redirections(ImmutableArray<Redirection> redirections) =>
            [.. redirections.Select(r => r with { Start = r.Start + by, End = r.End + by, Map = map, Target = r.Target is { } target ? Word(target) : null })];
    }
}
