using System.Text;
using Drydock.Assessment.Starting;
using Drydock.Cli.Checking;
using Drydock.Cli.Scanning;
using Drydock.Dockerfiles.Compose;
using Drydock.Dockerfiles.Semantics;
using Drydock.Images;

namespace Drydock.Cli.Starting;

/// <summary>Reads the Dockerfiles and compose files under a folder for a first fleet file. One that cannot be read is left out, and told.</summary>
internal sealed class FolderReader
{
    private const int MostComposeBytes = 4 << 20;
    private readonly List<FoundDockerfile> dockerfiles = [];
    private readonly List<FoundCompose> composes = [];
    private readonly List<LeftOut> unread = [];

    private FolderReader()
    {
    }

    public IReadOnlyList<FoundDockerfile> Dockerfiles => dockerfiles;

    public IReadOnlyList<FoundCompose> Composes => composes;

    /// <summary>Reads everything under a folder, and the Dockerfiles outside the usual names that a compose file names.</summary>
    /// <param name="folder">Absolute.</param>
    /// <exception cref="TargetException">The folder cannot be walked.</exception>
    public static async Task<FolderReader> ReadAsync(Invocation run, string folder)
    {
        var found = DockerfileFinder.In(folder, run.Cancellation);
        var reader = new FolderReader();
        foreach (var path in found.ComposeFiles) await reader.AddAsync(Relative(folder, path), () => reader.ComposeAsync(run, folder, path));
        var named = reader.composes.SelectMany(c => c.File.Services.Select(s => DockerfileOf(folder, c.Path, s))).OfType<string>().Where(p => p.StartsWith(folder + Path.DirectorySeparatorChar, StringComparison.Ordinal) && File.Exists(p));
        foreach (var path in found.Dockerfiles.Union(named, StringComparer.Ordinal).Order(StringComparer.Ordinal)) await reader.AddAsync(Relative(folder, path), () => reader.DockerfileAsync(run, folder, path));
        return reader;
    }

    /// <summary>The services of what was read.</summary>
    /// <param name="name">The folder's name.</param>
    public FleetDraft Draft(string name)
    {
        var draft = FleetDraft.Of(name, dockerfiles, composes);
        return draft with { LeftOut = [.. unread, .. draft.LeftOut.Where(l => !unread.Exists(u => l.Why.Contains(u.Where, StringComparison.Ordinal)))] };
    }

    private async Task AddAsync(string shown, Func<Task> read)
    {
        try
        {
            await read();
        }
        catch (ProblemException error)
        {
            unread.Add(new LeftOut(shown, error.Problem.Wrong));
        }
    }

    private async Task DockerfileAsync(Invocation run, string folder, string path) =>
        dockerfiles.Add(new FoundDockerfile(Relative(folder, path), DockerfileModel.Of(await TargetFile.ReadAsync(path, DockerfileInput.MostBytes, run.Cancellation))));

    private async Task ComposeAsync(Invocation run, string folder, string path)
    {
        var shown = Relative(folder, path);
        composes.Add(new FoundCompose(shown, ComposeReader.Read(shown, Encoding.UTF8.GetString((await TargetFile.ReadAsync(path, MostComposeBytes, run.Cancellation)).Span))));
    }

    private static string? DockerfileOf(string folder, string compose, ComposeService service)
    {
        if (service.Build is not { Inline: null } build || build.Context.Text.Contains("://", StringComparison.Ordinal) || build.Context.Text.Contains('\0', StringComparison.Ordinal) || build.Dockerfile.Text.Contains('\0', StringComparison.Ordinal)) return null;
        return build.Context.Text.Length == 0 ? null : Path.GetFullPath(build.Dockerfile.Text, Path.GetFullPath(build.Context.Text, Path.GetDirectoryName(Path.Combine(folder, compose))!));
    }

    private static string Relative(string folder, string path) => Path.GetRelativePath(folder, path).Replace('\\', '/');
}
