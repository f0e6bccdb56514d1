using Drydock.Dockerfiles.Yaml;

namespace Drydock.Assessment.Configuration.Shapes;

/// <summary>Collects what is wrong, at most <see cref="Most"/> of it.</summary>
internal sealed class ShapeProblems
{
    /// <summary>More problems than a person reads at once.</summary>
    public const int Most = 50;

    // Aliases make small files large: what is looked at is bounded, not only what is written.
    private const int MostVisits = 200_000;

    private readonly List<FleetProblem> problems = [];
    private int visits;

    public IReadOnlyList<FleetProblem> Found => problems;

    /// <summary>False when nothing more shall be looked at.</summary>
    public bool Visit(YamlNode node)
    {
        if (problems.Count >= Most) return false;
        if (++visits < MostVisits) return true;
        if (visits == MostVisits) Add(node, $"it repeats its parts through aliases more than {MostVisits:N0} times");
        return false;
    }

    public void Add(YamlNode node, string wrong)
    {
        var problem = new FleetProblem(node.Line, node.Column, wrong);
        if (problems.Count < Most && !problems.Contains(problem)) problems.Add(problem);
    }
}
