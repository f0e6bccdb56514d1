using Drydock.Dockerfiles.Semantics;

namespace Drydock.Dockerfiles.Rules;

/// <summary>What ENV sets in the image that is built.</summary>
internal static class ImageEnvironment
{
    /// <summary>Every pair of ENV in the last stage and the stages it builds on, oldest first.</summary>
    public static IEnumerable<(PairsStatement Statement, Pair Pair)> Of(RuleContext c) => c.Final is { } final ? Of(final) : [];

    /// <summary>Every pair of ENV in a stage and the stages it builds on, oldest first.</summary>
    public static IEnumerable<(PairsStatement Statement, Pair Pair)> Of(Stage stage) =>
        stage.Lineage.Reverse().SelectMany(static s => s.All<PairsStatement>()).Where(static s => s.Syntax.Name == "env").SelectMany(static s => s.Pairs, static (s, p) => (s, p));

    /// <summary>The pair that a variable has its value from in the running image; null where no ENV sets it.</summary>
    public static (PairsStatement Statement, Pair Pair)? Last(RuleContext c, string name)
    {
        var found = Of(c).LastOrDefault(p => p.Pair.Name == name);
        return found.Pair is null ? null : found;
    }
}
