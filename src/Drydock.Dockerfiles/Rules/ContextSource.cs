using Drydock.Dockerfiles.Semantics;

namespace Drydock.Dockerfiles.Rules;

/// <summary>The files of the build context that a source of COPY means.</summary>
internal static class ContextSource
{
    /// <summary>The files; none when the source is not known, is a here-document, or comes from elsewhere.</summary>
    public static IEnumerable<ContextFile> Files(BuildContext folder, CopyStatement copy, Word source)
    {
        if (copy.From is not null || source.Text.StartsWith("<<", StringComparison.Ordinal) || source.Text.Contains("://", StringComparison.Ordinal)) return [];
        if (copy.Scope.Expand(source.Text).Value is not { } text) return [];
        var path = WorkingFolder.Join("", text).TrimStart('/');
        return folder.Files.Where(f => IsMeant(path, f.Path) && folder.Ignore?.Excludes(f.Path) != true);
    }

    /// <summary>The file that a source names itself; null for a folder, a pattern, or what is not there.</summary>
    public static ContextFile? File(BuildContext folder, CopyStatement copy, Word source) =>
        copy.From is null && copy.Scope.Expand(source.Text).Value is { } text ? folder.Find(WorkingFolder.Join("", text).TrimStart('/')) : null;

    private static bool IsMeant(string source, string file)
    {
        if (source.Length == 0 || file == source || file.StartsWith(source + "/", StringComparison.Ordinal)) return true;
        if (!source.AsSpan().ContainsAny('*', '?', '[')) return false;
        for (var end = file.Length; end > 0; end = file.LastIndexOf('/', end - 1))
        {
            if (PathPattern.Matches(source, file[..end])) return true;
        }

        return false;
    }
}
