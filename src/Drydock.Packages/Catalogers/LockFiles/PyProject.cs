using Drydock.Images.Layers;

namespace Drydock.Packages.Catalogers.LockFiles;

/// <summary>The dependencies in <c>pyproject.toml</c>: the standard lists and Poetry's tables. Ranges are left to a lock file that lies beside it.</summary>
/// <remarks>PyPA specifications "pyproject.toml" (PEP 621) and "Dependency Groups" (PEP 735); Poetry documentation, "Dependency specification".</remarks>
public sealed class PyProject : LockFile
{
    public override string Name => "pyproject";

    public override void Read(MergedFile file, MergedFiles files, FoundPackages found)
    {
        if (TomlTables.Parse(file.File.Content.Span, out var wrong) is not { } root)
        {
            found.Report(PackageProblems.InvalidLockFile(file.Path, wrong));
            return;
        }

        var folder = Folder(file.Path);
        var isLocked = IsThere(files, folder, "uv.lock") || IsThere(files, folder, "poetry.lock");
        foreach (var text in StandardRequirements(root))
        {
            if (Requirement.Parse(text.Trim()) is not { } requirement) found.Report(PackageProblems.InvalidLockFile(file.Path, $"'{Utf8Text.Shown(text)}' is not a requirement"));
            else if (requirement.Version is not null || !isLocked) found.Add(RequirementsTxt.Declare(file, requirement));
        }

        foreach (var (name, value) in PoetryDependencies(root))
        {
            if (name == "python" || !PyPiName.IsValid(name)) continue;
            var specifier = value as string ?? TomlTables.Text(value as Dictionary<string, object?>, "version") ?? "";
            var version = PoetryPin(specifier);
            var isLocal = value is Dictionary<string, object?> table && table.ContainsKey("path");
            if (version is not null || !isLocked) found.Add(Declare(file, name, version, specifier, isLocal ? "local source" : null));
        }
    }

    protected override bool IsNamed(ReadOnlySpan<char> path) => FileName(path) is "pyproject.toml";

    private static bool IsThere(MergedFiles files, string folder, string name) => files.Find(folder.Length == 0 ? name : $"{folder}/{name}") is not null;

    private static IEnumerable<string> StandardRequirements(Dictionary<string, object?> root)
    {
        var project = TomlTables.Table(root, "project");
        var groups = Groups(TomlTables.Table(project, "optional-dependencies")).Concat(Groups(TomlTables.Table(root, "dependency-groups")));
        return TomlTables.Array(project, "dependencies").Concat(groups).OfType<string>();
    }

    private static IEnumerable<object?> Groups(Dictionary<string, object?>? groups) => groups?.Values.OfType<List<object?>>().SelectMany(static g => g) ?? [];

    private static IEnumerable<KeyValuePair<string, object?>> PoetryDependencies(Dictionary<string, object?> root)
    {
        var poetry = TomlTables.Table(TomlTables.Table(root, "tool"), "poetry");
        var tables = new List<Dictionary<string, object?>?> { TomlTables.Table(poetry, "dependencies"), TomlTables.Table(poetry, "dev-dependencies") };
        tables.AddRange(TomlTables.Table(poetry, "group")?.Values.Select(static g => TomlTables.Table(g as Dictionary<string, object?>, "dependencies")) ?? []);

        // One name may have several constraints, as an array of tables.
        return tables.OfType<Dictionary<string, object?>>().SelectMany(static t => t)
            .SelectMany(static d => d.Value is List<object?> several ? several.Select(v => KeyValuePair.Create(d.Key, v)) : [d]);
    }

    /// <summary>Poetry reads a bare version as an exact one.</summary>
    private static string? PoetryPin(string specifier)
    {
        var version = specifier.Trim().TrimStart('=').Trim();
        return version.Length > 0 && char.IsAsciiDigit(version[0]) && Utf8Text.IsWord(version) && version.AsSpan().IndexOfAny('*', ',', '|') < 0 ? version : null;
    }
}
