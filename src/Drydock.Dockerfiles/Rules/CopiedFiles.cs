using Drydock.Dockerfiles.Semantics;

namespace Drydock.Dockerfiles.Rules;

/// <summary>Finds the file of the build context that a path inside the image comes from.</summary>
internal static class CopiedFiles
{
    /// <summary>The file's path in the build context; null when it is not there, or cannot be told.</summary>
    /// <param name="c">The file and its build context.</param>
    /// <param name="run">Where the path is used.</param>
    /// <param name="path">As written, relative to the working folder.</param>
    public static string? SourceOf(RuleContext c, CommandStatement run, string path)
    {
        if (c.Folder is not { } context || WorkingFolder.At(c.File, run) is not { } folder) return null;
        var wanted = WorkingFolder.Join(folder, path);
        foreach (var mount in run.Mounts.Where(static m => m.Type == "bind" && m.Target is not null))
        {
            var target = WorkingFolder.Join(folder, mount.Target!);
            if (!IsBelow(wanted, target)) continue;
            return mount.From is null ? Existing(context, WorkingFolder.Join("", (mount.Value("source", "src") ?? "") + "/" + wanted[target.Length..])) : null;
        }

        foreach (var copy in c.File.StageOf(run).Before(run).OfType<CopyStatement>().Reverse())
        {
            if (WorkingFolder.At(c.File, copy) is not { } at || copy.Destination is not { } destination) return null;
            if (copy.Scope.Expand(destination.Text).Value is not { } to) return null;
            var target = WorkingFolder.Join(at, to);
            if (!IsBelow(wanted, target)) continue;
            if (copy.From is not null) return null;
            foreach (var source in copy.Sources)
            {
                if (copy.Scope.Expand(source.Text).Value is { } from && Found(context, from, target, wanted) is { } found) return found;
            }
        }

        return null;
    }

    /// <summary>The file that one source of COPY puts at a path; null when it puts none there.</summary>
    private static string? Found(BuildContext context, string source, string target, string wanted)
    {
        var from = WorkingFolder.Join("", source);
        var rest = wanted[target.Length..];
        if (from.AsSpan().ContainsAny('*', '?', '['))
        {
            return context.Files.Select(static f => f.Path).FirstOrDefault(p => PathPattern.Matches(from[1..], p) && (rest == "/" + p[(p.LastIndexOf('/') + 1)..] || rest.Length == 0));
        }

        // The file itself, named anew or put into a folder; or a file of a folder whose content is copied.
        if (from.Length > 0 && context.Find(from[1..]) is not null)
            return rest.Length == 0 || rest == from[from.LastIndexOf('/')..] ? from[1..] : null;
        return Existing(context, from + rest);
    }

    private static string? Existing(BuildContext context, string path) => path.Length > 1 && context.Find(path[1..]) is { } file ? file.Path : null;

    private static bool IsBelow(string path, string folder) => path == folder || path.StartsWith(folder + "/", StringComparison.Ordinal);
}
