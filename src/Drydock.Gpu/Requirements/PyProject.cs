using System.Collections.Immutable;
using Drydock.Gpu.Versions;

namespace Drydock.Gpu.Requirements;

/// <summary>Reads <c>pyproject.toml</c>: <c>[project]</c> (PEP 621), uv's indexes and sources, Poetry's dependencies and sources.</summary>
public static class PyProject
{
    private const int Newest = 40;

    /// <summary>What the file asks for, optional and development groups included; null with a clause when it is not understood.</summary>
    public static RequirementSet? Read(string text, out string wrong)
    {
        if (TomlTables.Parse(text, out wrong) is not { } root) return null;
        var project = root.Table("project");
        var requirements = ImmutableArray.CreateBuilder<Requirement>();
        var unread = ImmutableArray.CreateBuilder<UnreadLine>();
        foreach (var item in Listed(root, project))
        {
            if (RequirementParser.Parse(item, out var problem) is { } requirement) requirements.Add(requirement);
            else unread.Add(new UnreadLine(0, item, problem));
        }

        var uv = UvIndexes.Read(root);
        var poetry = PoetrySection.Read(root);
        return new RequirementSet([.. requirements.Select(uv.Bind), .. poetry.Requirements], uv.Declared ? uv.Indexes : poetry.Indexes)
        {
            Unread = unread.ToImmutable(),
            Python = OnlyPython(project?.Text("requires-python")) ?? poetry.Python,
        };
    }

    private static IEnumerable<string> Listed(TomlTable root, TomlTable? project)
    {
        foreach (var text in Texts(project?.List("dependencies"))) yield return text;
        foreach (var group in project?.Table("optional-dependencies")?.Values ?? []) foreach (var text in Texts(group as List<object?>)) yield return text;
        foreach (var group in root.Table("dependency-groups")?.Values ?? []) foreach (var text in Texts(group as List<object?>)) yield return text;
    }

    private static IEnumerable<string> Texts(List<object?>? list) => (list ?? []).OfType<string>();

    /// <summary>The Python that <c>==3.12.*</c>, <c>~=3.12.0</c> or <c>&gt;=3.12,&lt;3.13</c> leaves; null when several are allowed.</summary>
    internal static PythonVersion? OnlyPython(string? requires)
    {
        if (requires is null) return null;
        var clauses = new List<VersionSpecifier>();
        foreach (var clause in requires.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (!VersionSpecifier.TryParse(clause, out var specifier)) return null;
            if (specifier!.IsExact) return PythonVersion.TryParse(specifier.Version.ToString(), out var exact) ? exact : null;
            clauses.Add(specifier);
        }

        // A late patch stands for its minor version.
        var allowed = Enumerable.Range(0, Newest).Where(minor => clauses.All(c => c.Allows(WheelVersion.Parse($"3.{minor}.99")))).ToList();
        return allowed is [var only] && clauses.Count > 0 ? new PythonVersion(3, only) : null;
    }
}
