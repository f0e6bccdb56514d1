namespace Drydock.Bases.Comparison.Checks;

/// <summary>A shared library of the system that is no longer there under its name.</summary>
internal sealed class SonameRemoved : IComparisonCheck
{
    public string Name => "soname-removed";

    public IEnumerable<Change> Find(ComparisonInput input)
    {
        if (input.Files is not var (before, after)) yield break;
        foreach (var (path, facts) in before.Binaries.Where(b => IsSystem(b.Key) && b.Value.Soname is { } s && !after.Libraries.Contains(s)).DistinctBy(static b => b.Value.Soname, StringComparer.Ordinal).OrderBy(static b => b.Value.Soname, StringComparer.Ordinal))
            yield return new Change(Name, facts.Soname!, ChangeLevel.Likely, $"{facts.Soname} is gone") { Evidence = [$"before: /{path}"] };
    }

    /// <summary>Where the loader looks by itself: the folders of libraries, and those of an architecture in them. Modules of programs lie deeper.</summary>
    private static bool IsSystem(string path)
    {
        var folder = path[..Math.Max(0, path.LastIndexOf('/'))];
        var parts = folder.Split('/');
        var start = parts is ["usr", "local", ..] ? 2 : parts is ["usr", ..] ? 1 : 0;
        return parts.Length > start && parts[start] is "lib" or "lib64" && (parts.Length == start + 1 || (parts.Length == start + 2 && parts[start + 1].Contains("-linux-", StringComparison.Ordinal)));
    }
}
