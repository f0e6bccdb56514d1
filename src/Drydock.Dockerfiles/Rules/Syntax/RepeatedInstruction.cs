namespace Drydock.Dockerfiles.Rules.Syntax;

/// <summary>Instructions of which only the last one in a stage counts.</summary>
internal static class RepeatedInstruction
{
    /// <summary>Reports every instruction of a name but the last of its stage, where BuildKit reports it.</summary>
    public static void Report(RuleContext c, string name)
    {
        foreach (var stage in c.Stages)
        {
            var all = stage.Named(name).ToList();
            foreach (var dead in all.SkipLast(1))
            {
                c.Report(dead.Span, $"this {name.ToUpperInvariant()} has no effect: line {all[^1].Syntax.FirstLine} sets another one",
                    c.RemoveInstruction(FixClass.Safe, $"remove the {name.ToUpperInvariant()} without effect", dead));
            }
        }
    }
}
