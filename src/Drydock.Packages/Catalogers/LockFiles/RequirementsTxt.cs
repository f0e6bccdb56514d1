using Drydock.Images.Layers;

namespace Drydock.Packages.Catalogers.LockFiles;

/// <summary>pip's requirements files and the output of <c>pip freeze</c>.</summary>
/// <remarks>pip documentation, "Requirements File Format". Included files of the same folder are read as files of their own; an include that cannot be
/// read makes the result partial. Constraints install nothing, but pin what is left open.</remarks>
public sealed class RequirementsTxt : LockFile
{
    private const int MostConstraintFiles = 20;

    public override string Name => "requirements";

    public override void Read(MergedFile file, MergedFiles files, FoundPackages found)
    {
        if (IsConstraints(file.Path)) return;
        var read = RequirementsFile.Parse(file.File.Content.Span);
        foreach (var line in read.BadLines) found.Report(PackageProblems.InvalidLockFile(file.Path, $"line {line} is not a requirement"));
        foreach (var include in read.Includes)
            if (FindInclude(file, include, files, found) is { } other && !Wants(other.Path)) found.Report(PackageProblems.IncludeNotRead(file.Path, include, "was not read"));
        var pins = ReadConstraints(file, read, files, found);
        foreach (var requirement in read.Requirements) found.Add(Declare(file, requirement, pins.GetValueOrDefault(PyPiName.Normalize(requirement.Name))));
    }

    /// <summary>Declares what one requirement asks for; also used for those in pyproject.toml.</summary>
    internal static Package Declare(MergedFile file, Requirement requirement, string? constrainedTo = null)
    {
        var version = requirement.Version ?? constrainedTo;
        return Declare(
            file, requirement.Name, version, requirement.Specifier,
            requirement.Editable ? "editable install" : null,
            requirement.Version is null && constrainedTo is not null ? "pinned by a constraints file" : null,
            requirement.Marker is null ? null : $"only if {Utf8Text.Shown(requirement.Marker)}",
            requirement.Url is null ? null : "not from an index");
    }

    protected override bool IsNamed(ReadOnlySpan<char> path)
    {
        if (!path.EndsWith(".txt", StringComparison.OrdinalIgnoreCase)) return false;
        var name = FileName(path);
        foreach (var part in (ReadOnlySpan<string>)["requirements", "constraints", "freeze"])
            if (name.Contains(part, StringComparison.OrdinalIgnoreCase)) return true;
        var folder = name.Length == path.Length ? default : path[..^(name.Length + 1)];
        return FileName(folder).Equals("requirements", StringComparison.OrdinalIgnoreCase);
    }

    private static bool IsConstraints(string path)
    {
        var name = FileName(path);
        return name.Contains("constraints", StringComparison.OrdinalIgnoreCase) && !name.Contains("requirements", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Normalised name → pinned version, from the constraints files and those that they name in turn.</summary>
    private static Dictionary<string, string> ReadConstraints(MergedFile file, RequirementsFile read, MergedFiles files, FoundPackages found)
    {
        var pins = new Dictionary<string, string>(StringComparer.Ordinal);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var open = new Queue<(MergedFile From, string Include)>(read.Constraints.Select(c => (file, c)));
        while (open.TryDequeue(out var next) && seen.Count < MostConstraintFiles)
        {
            if (FindInclude(next.From, next.Include, files, found) is not { } constraints || !seen.Add(constraints.Path)) continue;
            var lines = RequirementsFile.Parse(constraints.File.Content.Span);
            foreach (var line in lines.Requirements)
                if (line.Version is not null) pins.TryAdd(PyPiName.Normalize(line.Name), line.Version);
            foreach (var include in lines.Constraints.Concat(lines.Includes)) open.Enqueue((constraints, include));
        }

        return pins;
    }

    private static MergedFile? FindInclude(MergedFile from, string include, MergedFiles files, FoundPackages found)
    {
        var path = include.Contains("://", StringComparison.Ordinal) ? null : Combine(Folder(from.Path), include);
        var file = path is null ? null : files.Find(path);
        if (file is null) found.Report(PackageProblems.IncludeNotRead(from.Path, include, path is null ? "lies outside the folder" : "was not read"));
        return file;
    }

    /// <summary>A path relative to a folder; null when it leaves the scanned folder.</summary>
    private static string? Combine(string folder, string include)
    {
        if (include.StartsWith('/') || include.Contains('\\', StringComparison.Ordinal)) return null;
        var parts = new List<string>(folder.Split('/', StringSplitOptions.RemoveEmptyEntries));
        foreach (var part in include.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (part == ".") continue;
            if (part != "..") parts.Add(part);
            else if (parts.Count == 0) return null;
            else parts.RemoveAt(parts.Count - 1);
        }

        return string.Join('/', parts);
    }
}
