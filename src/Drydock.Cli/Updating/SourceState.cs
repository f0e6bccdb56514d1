using Drydock.Assessment.Configuration;
using Drydock.Cli.Fleet;

namespace Drydock.Cli.Updating;

/// <summary>Says which state of a service's files was tried: the commit, and what differs from it. Git's own objects and index are not touched.</summary>
internal sealed class SourceState(Invocation run, FleetSource source)
{
    /// <summary><c>COMMIT</c> when everything that a build or test of the service reads is as committed, else <c>COMMIT+DIGEST</c>; null without git, a repository or a commit.</summary>
    public async Task<string?> OfAsync(FleetService service)
    {
        if (ProgramPath.Find(run.Session, "git") is not { } git) return null;
        var head = await GitAsync(git, null, "rev-parse", "--verify", "--quiet", "HEAD");
        if (head.ExitCode != 0) return null;
        var commit = head.Output.Trim();
        string[] paths = [.. PathsOf(service).Where(Path.Exists).Distinct(StringComparer.Ordinal)];
        var status = await GitAsync(git, null, ["status", "--porcelain", "--untracked-files=all", "--", .. paths]);
        if (status.ExitCode != 0) return null;
        return status.Output.Length == 0 ? commit : await TreeAsync(git, paths) is { } tree ? $"{commit}+{tree[..12]}" : null;
    }

    private IEnumerable<string> PathsOf(FleetService service)
    {
        yield return source.FullPath;
        if (service.Dockerfile is { } dockerfile) yield return source.PathOf(dockerfile);
        if (new ServiceParts(run, source).ContextOf(service) is { } context) yield return context;
        if (service.StructureTest is { } structure) yield return source.PathOf(structure);
        if (service.Test is [var program, ..] && program.Contains('/', StringComparison.Ordinal)) yield return source.PathOf(program);
    }

    /// <summary>The tree that a commit of everything would have, written into a folder of its own.</summary>
    private async Task<string?> TreeAsync(string git, string[] paths)
    {
        var objects = await GitAsync(git, null, "rev-parse", "--git-path", "objects");
        if (objects.ExitCode != 0) return null;
        var aside = Directory.CreateTempSubdirectory("drydock-tree-").FullName;
        var environment = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["GIT_INDEX_FILE"] = Path.Combine(aside, "index"),
            ["GIT_OBJECT_DIRECTORY"] = aside,
            ["GIT_ALTERNATE_OBJECT_DIRECTORIES"] = Path.GetFullPath(objects.Output.TrimEnd('\n', '\r'), source.Folder),
        };
        try
        {
            if ((await GitAsync(git, environment, "read-tree", "HEAD")).ExitCode != 0 || (await GitAsync(git, environment, ["add", "--all", "--", .. paths])).ExitCode != 0) return null;
            var tree = await GitAsync(git, environment, "write-tree");
            return tree.ExitCode == 0 && tree.Output.Length >= 40 ? tree.Output.Trim() : null;
        }
        finally
        {
            Directory.Delete(aside, recursive: true);
        }
    }

    private Task<ProgramResult> GitAsync(string git, IReadOnlyDictionary<string, string>? environment, params string[] arguments) =>
        ProgramRun.RunAsync([git, .. arguments], source.Folder, null, environment, run.Cancellation);
}
