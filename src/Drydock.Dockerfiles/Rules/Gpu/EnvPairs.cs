using Drydock.Dockerfiles.Semantics;
using Drydock.Dockerfiles.Syntax;

namespace Drydock.Dockerfiles.Rules.Gpu;

/// <summary>Pairs of ENV that reach the built image.</summary>
internal static class EnvPairs
{
    /// <summary>Those of a name in the stages that are shipped.</summary>
    public static IEnumerable<(PairsStatement Statement, Pair Pair)> Of(RuleContext c, string name) =>
        c.Stages.Where(c.File.IsShipped).SelectMany(static s => s.All<PairsStatement>()).Where(static s => s.Syntax.Name == "env").SelectMany(static s => s.Pairs, static (s, p) => (s, p)).Where(p => p.p.Name == name);

    /// <summary>A fix that takes a pair away, and its instruction with the last one.</summary>
    public static Fix Remove(RuleContext c, PairsStatement statement, Pair pair, FixClass fixClass, string title)
    {
        if (statement.Pairs.Length == 1) return c.RemoveInstruction(fixClass, title, statement);
        var index = statement.Pairs.IndexOf(pair);
        var span = index + 1 < statement.Pairs.Length ? TextSpan.FromBounds(pair.Span.Start, statement.Pairs[index + 1].Span.Start) : TextSpan.FromBounds(statement.Pairs[index - 1].Span.End, pair.Span.End);
        return new Fix(fixClass, title, TextEdit.Remove(span));
    }
}
