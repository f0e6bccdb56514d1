using System.Collections.Immutable;

namespace Drydock.Dockerfiles.Semantics;

/// <summary>A build stage: a FROM and what stands below it.</summary>
/// <param name="Index">From 0.</param>
/// <param name="From">Its first instruction.</param>
/// <param name="Statements">What stands below FROM, in order.</param>
/// <param name="Parent">The stage it builds on; null for an image.</param>
/// <param name="End">The scope behind its last instruction.</param>
/// <param name="Shell">The shell behind its last instruction.</param>
public sealed record Stage(int Index, FromStatement From, ImmutableArray<Statement> Statements, Stage? Parent, Scope End, ShellState Shell)
{
    /// <summary>Its name in lower case; null where it has none.</summary>
    public string? Name => From.Name?.Text.ToLowerInvariant();

    /// <summary>How a person calls it.</summary>
    public string Label => Name is { } name ? $"stage {name}" : $"stage {Index}";

    /// <summary>It and the stages it builds on, nearest first.</summary>
    public IEnumerable<Stage> Lineage
    {
        get
        {
            for (var stage = this; stage is not null; stage = stage.Parent) yield return stage;
        }
    }

    /// <summary>The FROM that names an image: its own, or that of the stage at the root of its lineage.</summary>
    public FromStatement RootFrom => Lineage.Last().From;

    /// <summary>Its instructions of a kind.</summary>
    public IEnumerable<T> All<T>() where T : Statement => Statements.OfType<T>();

    /// <summary>Its instructions of a name: <c>user</c>.</summary>
    public IEnumerable<Statement> Named(string name) => Statements.Where(s => s.Syntax.Name == name);

    /// <summary>Its RUN instructions.</summary>
    public IEnumerable<CommandStatement> Runs => All<CommandStatement>().Where(static s => s.Syntax.Name == "run");

    /// <summary>The last instruction of a name in it or the stages it builds on; null when there is none.</summary>
    public Statement? Last(string name) => Lineage.Select(s => s.Statements.LastOrDefault(i => i.Syntax.Name == name)).FirstOrDefault(static s => s is not null);

    /// <summary>What ran before one of its instructions: the stages it builds on, oldest first, then its own instructions up to that one.</summary>
    public IEnumerable<Statement> Before(Statement statement) =>
        Lineage.Skip(1).Reverse().SelectMany(static s => s.Statements).Concat(Statements.TakeWhile(s => !ReferenceEquals(s, statement)));
}
