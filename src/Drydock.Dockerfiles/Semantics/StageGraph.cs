using System.Collections.Immutable;

namespace Drydock.Dockerfiles.Semantics;

/// <summary>Which stage needs which.</summary>
internal static class StageGraph
{
    /// <summary>Stages that the last one needs: its base, <c>COPY --from</c> and <c>RUN --mount from=</c>.</summary>
    public static ImmutableHashSet<int> Needed(DockerfileModel model) => model.Final is { } final ? NeededFor(model, final) : [];

    /// <summary>Stages that are built for one of them, itself included.</summary>
    public static ImmutableHashSet<int> NeededFor(DockerfileModel model, Stage stage)
    {
        var needed = ImmutableHashSet.CreateBuilder<int>();
        var open = new Stack<int>([stage.Index]);
        while (open.TryPop(out var index))
        {
            if (!needed.Add(index)) continue;
            foreach (var next in DirectlyNeededBy(model, model.Stages[index])) open.Push(next);
        }

        return needed.ToImmutable();
    }

    /// <summary>Stages that a stage names.</summary>
    public static IEnumerable<int> DirectlyNeededBy(DockerfileModel model, Stage stage)
    {
        if (stage.From.BaseStage is { } parent) yield return parent;
        foreach (var statement in stage.Statements.Select(static s => s is OnbuildStatement { Trigger: { } trigger } ? trigger : s))
        {
            if (statement is CopyStatement { FromStage: { } from } && from < model.Stages.Length) yield return from;
            if (statement is not CommandStatement command) continue;
            foreach (var mount in command.Mounts)
            {
                var found = mount.From is { } name ? model.Stages.LastOrDefault(s => name.Equals(s.Name, StringComparison.OrdinalIgnoreCase)) : null;
                if (found is not null) yield return found.Index;
            }
        }
    }
}
