using Drydock.Dockerfiles.Rules;

namespace Drydock.Dockerfiles.GpuServices;

/// <summary>Files that instructions name, looked for in a build context.</summary>
internal static class ContextFiles
{
    /// <summary>The file of a name that may be one inside the image: where <c>COPY requirements.txt /tmp/</c> put it, its last part is enough.</summary>
    public static NamedFile? Find(BuildContext? context, string name)
    {
        if (context is null) return null;
        var relative = name.Replace('\\', '/').TrimStart('/');
        if (relative.StartsWith("./", StringComparison.Ordinal)) relative = relative[2..];
        var last = relative[(relative.LastIndexOf('/') + 1)..];
        var folder = context.DockerfilePath is { } path && path.LastIndexOf('/') is var slash and > 0 ? path[..(slash + 1)] : "";
        foreach (var candidate in (ReadOnlySpan<string>)[relative, folder + relative, last, folder + last])
        {
            if (candidate.Length == 0 || candidate.Contains('\0', StringComparison.Ordinal) || candidate.Split('/').Contains("..")) continue;
            if (context.Read(candidate) is { } text) return new NamedFile(candidate, text);
        }

        return null;
    }
}
