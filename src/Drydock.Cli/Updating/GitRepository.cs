using System.Text;
using Drydock.Images;

namespace Drydock.Cli.Updating;

/// <summary>Writes commits without touching what a person works on: no file, no index, no checked-out branch. Only objects and one new branch are made.</summary>
/// <param name="Git">The program.</param>
/// <param name="Root">The top folder of the repository.</param>
internal sealed record GitRepository(string Git, string Root)
{
    private const string Doing = "using";

    /// <summary>The repository that a folder lies in.</summary>
    /// <exception cref="ProblemException">There is no git, or no repository.</exception>
    public static async Task<GitRepository> OfAsync(Invocation run, string folder)
    {
        var git = ProgramPath.Find(run.Session, "git") ?? throw new ProblemException(new("looking for", "git", "it is not installed", "install it, or leave --branch out"));
        var root = await ProgramRun.RunAsync([git, "rev-parse", "--show-toplevel"], folder, null, null, run.Cancellation);
        if (root.ExitCode != 0) throw new ProblemException(new(Doing, "git", $"{folder} is in no repository that it takes{(root.Telling is [.., var last] ? $" ({last})" : "")}", "leave --branch out, or see what git says to it"));
        return new GitRepository(git, root.Output.TrimEnd('\n', '\r'));
    }

    /// <summary>The path of a file inside the repository, with forward slashes; null when it lies outside.</summary>
    public string? PathOf(string file)
    {
        // Git tells the root with links resolved; the file's folder is resolved alike.
        var relative = Path.GetRelativePath(Root, Path.Combine(Resolved(Path.GetDirectoryName(file)!), Path.GetFileName(file)));
        return relative.StartsWith("..", StringComparison.Ordinal) || Path.IsPathFullyQualified(relative) ? null : relative.Replace('\\', '/');
    }

    /// <summary>Refuses what a commit could not be made of: a branch that exists or cannot, a file that is not committed as it is.</summary>
    /// <exception cref="ProblemException">What stands in the way.</exception>
    public async Task CheckAsync(string branch, IEnumerable<string> files, CancellationToken cancellationToken)
    {
        if ((await RunAsync(["check-ref-format", "--branch", branch], null, null, cancellationToken)).ExitCode != 0)
            throw new ProblemException(new("making the branch", branch, "git does not take that name", "name another with --branch NAME"));
        if ((await RunAsync(["rev-parse", "--verify", "--quiet", $"refs/heads/{branch}"], null, null, cancellationToken)).ExitCode == 0)
            throw new ProblemException(new("making the branch", branch, "it is there already", "name another with --branch NAME, or remove it"));
        await MustAsync(["rev-parse", "--verify", "--quiet", "HEAD"], "the repository has no commit yet", null, null, cancellationToken);
        foreach (var file in files)
        {
            if (PathOf(file) is not { } path) throw new ProblemException(new("making a commit of", file, $"it lies outside of the repository {Root}", "leave --branch out"));
            var status = await MustAsync(["status", "--porcelain", "--untracked-files=all", "--ignored", "--", path], "its status is not known", null, null, cancellationToken);
            if (status.Length > 0) throw new ProblemException(new("making a commit of", path, "it is not committed as it is now", "commit or stash it first, or leave --branch out"));
        }
    }

    /// <summary>Makes one commit per change on a new branch that starts at HEAD.</summary>
    /// <returns>The id of the last one.</returns>
    /// <exception cref="ProblemException">It could not be done; the branch is not made then.</exception>
    public async Task<string> CommitAsync(string branch, IReadOnlyList<(string File, byte[] Content, string Message)> changes, CancellationToken cancellationToken)
    {
        var index = Path.Combine(Path.GetTempPath(), $"drydock-{Guid.NewGuid():N}.index");
        var aside = new Dictionary<string, string>(StringComparer.Ordinal) { ["GIT_INDEX_FILE"] = index };
        try
        {
            var parent = (await MustAsync(["rev-parse", "--verify", "HEAD"], "HEAD is no commit", null, null, cancellationToken)).Trim();
            await MustAsync(["read-tree", parent], "the commit cannot be read", null, aside, cancellationToken);
            foreach (var (file, content, message) in changes)
            {
                var path = PathOf(file)!;
                var entry = await MustAsync(["ls-files", "--stage", "--", path], "the file is not in the commit", null, aside, cancellationToken);
                if (entry.Split(' ') is not [var mode, ..] || mode.Length != 6) throw Failed("ls-files", "it names no mode");
                var blob = (await MustAsync(["hash-object", "-w", "--stdin", "--path", path], "the content cannot be stored", content, null, cancellationToken)).Trim();
                await MustAsync(["update-index", "--cacheinfo", $"{mode},{blob},{path}"], "the index cannot be changed", null, aside, cancellationToken);
                var tree = (await MustAsync(["write-tree"], "the tree cannot be written", null, aside, cancellationToken)).Trim();
                parent = (await MustAsync(["commit-tree", tree, "-p", parent, "-F", "-"], "the commit cannot be written", Encoding.UTF8.GetBytes(message), null, cancellationToken)).Trim();
            }

            // The zeros ask that the branch does not exist yet.
            await MustAsync(["update-ref", "-m", "drydock update", $"refs/heads/{branch}", parent, new string('0', parent.Length)], "the branch cannot be made", null, null, cancellationToken);
            return parent;
        }
        finally
        {
            File.Delete(index);
            File.Delete(index + ".lock");
        }
    }

    private async Task<string> MustAsync(string[] arguments, string wrong, byte[]? input, IReadOnlyDictionary<string, string>? environment, CancellationToken cancellationToken)
    {
        var result = await RunAsync(arguments, input, environment, cancellationToken);
        return result.ExitCode == 0 ? result.Output : throw Failed(arguments[0], $"{wrong}{(result.Telling is [.., var last] ? $" ({last})" : "")}");
    }

    private Task<ProgramResult> RunAsync(string[] arguments, byte[]? input, IReadOnlyDictionary<string, string>? environment, CancellationToken cancellationToken) =>
        ProgramRun.RunAsync([Git, .. arguments], Root, input, environment, cancellationToken);

    private static ProblemException Failed(string command, string wrong) => new(new(Doing, $"git {command}", wrong, "see what git says to it"));

    private static string Resolved(string folder)
    {
        var path = Path.GetPathRoot(folder)!;
        foreach (var part in folder[path.Length..].Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries))
        {
            path = Path.Combine(path, part);
            if (Directory.ResolveLinkTarget(path, returnFinalTarget: true) is { } target) path = target.FullName;
        }

        return path;
    }
}
