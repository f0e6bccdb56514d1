using Drydock.Dockerfiles.Semantics;

namespace Drydock.Dockerfiles.Rules;

/// <summary>Paths inside the image that is built.</summary>
internal static class WorkingFolder
{
    /// <summary>The working folder at an instruction, without a slash at its end; "" for the root, null when it is not known.</summary>
    /// <remarks>That of an image is taken for the root: paths relative to it agree with each other, and no others are compared.</remarks>
    public static string? At(DockerfileModel file, Statement statement)
    {
        var folder = "";
        foreach (var workdir in file.StageOf(statement).Before(statement).OfType<PlainStatement>().Where(static s => s.Syntax.Name == "workdir"))
        {
            if (workdir.Scope.Expand(workdir.Arguments).Value is not { Length: > 0 } path) return null;
            folder = Join(folder, path.Trim());
        }

        return folder;
    }

    /// <summary>A path as seen from a folder, with <c>.</c> and <c>..</c> worked out; no slash at the end.</summary>
    public static string Join(string folder, string path)
    {
        var parts = new List<string>();
        foreach (var part in (path.StartsWith('/') ? path : folder + "/" + path).Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (part == "..")
            {
                if (parts.Count > 0) parts.RemoveAt(parts.Count - 1);
            }
            else if (part != ".") parts.Add(part);
        }

        return string.Concat(parts.Select(static p => "/" + p));
    }
}
