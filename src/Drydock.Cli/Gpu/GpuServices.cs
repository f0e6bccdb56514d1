using System.Collections.Immutable;
using System.Text;
using Drydock.Assessment.Configuration;
using Drydock.Cli.Fleet;
using Drydock.Cli.Scanning;
using Drydock.Dockerfiles.Compose;
using Drydock.Dockerfiles.GpuServices;
using Drydock.Dockerfiles.Semantics;
using Drydock.Dockerfiles.Syntax;
using Drydock.Dockerfiles.WrittenBases;
using Drydock.Gpu.Checking;
using Drydock.Gpu.Requirements;
using Drydock.Gpu.Versions;

namespace Drydock.Cli.Gpu;

/// <summary>Finds the services under a path: Dockerfiles, compose files that start them, and Python projects without a Dockerfile.</summary>
internal sealed class GpuServices(Invocation run)
{
    /// <summary>Reads a file or everything under a folder.</summary>
    public async Task<ImmutableArray<ServiceInput>> ReadAsync(string target)
    {
        var full = run.Session.FullPath(target);
        if (File.Exists(full)) return await FilesAsync(new GpuFolder(Path.GetDirectoryName(full)!), [full], alone: true);
        if (!Directory.Exists(full)) throw new TargetException(new("reading", target, "there is no such file or folder", "name a Dockerfile, a requirements file or a folder"));
        var folder = new GpuFolder(full.TrimEnd(Path.DirectorySeparatorChar));
        return await FilesAsync(folder, folder.Files(run.Cancellation), alone: false);
    }

    /// <summary>Reads one Dockerfile under the name of its service.</summary>
    public async Task<ServiceInput> DockerfileAsync(string name, string path, GpuFolder folder)
    {
        var model = DockerfileModel.Of(await TargetFile.ReadAsync(path, GpuFolder.MostBytes, run.Cancellation));
        return GpuDockerfile.Read(name, Shown(path), model, model.Final, named => Find(folder, [Path.GetDirectoryName(path)!], named));
    }

    /// <summary>Reads a service of the fleet; null for one that is only an image.</summary>
    public async Task<ServiceInput?> OfFleetAsync(FleetSource fleet, FleetService service)
    {
        if (service.Dockerfile is not { } dockerfile) return null;
        var path = fleet.PathOf(dockerfile);
        var folder = new GpuFolder(fleet.Folder.TrimEnd(Path.DirectorySeparatorChar));
        var context = new ServiceParts(run, fleet).ContextOf(service)!;
        var model = DockerfileModel.Of(SyntaxTree.Parse(await TargetFile.ReadAsync(path, GpuFolder.MostBytes, run.Cancellation)), service.Arguments);
        var stage = WrittenBase.StageOf(model, service.Target);
        return GpuDockerfile.Read(service.Name, Shown(path), model, stage, named => Find(folder, [context, Path.GetDirectoryName(path)!], named));
    }

    /// <summary>The driver that a policy counts on (<c>&gt;=550</c>); null when it names none.</summary>
    public static DriverVersion? DriverOf(FleetService service) => DriverVersion.TryParse((service.Gpu?.Driver ?? "").TrimStart('>', '=', ' '), out var driver) ? driver : null;

    private NamedFile? Find(GpuFolder folder, IEnumerable<string> places, string name)
    {
        foreach (var place in places)
            if (folder.Named(place, name, out var file) is { } text) return new NamedFile(Shown(file), text);
        return null;
    }

    private async Task<ImmutableArray<ServiceInput>> FilesAsync(GpuFolder folder, IReadOnlyList<string> files, bool alone)
    {
        var services = new SortedDictionary<string, ServiceInput>(StringComparer.Ordinal);
        foreach (var file in files.Where(f => IsDockerfile(f) || (alone && !IsRequirements(f) && !IsCompose(f)))) services[file] = await DockerfileAsync(NameOf(file), file, folder);
        foreach (var file in files.Where(IsCompose)) await ComposeAsync(file, services);
        var built = services.Keys.Select(static f => Path.GetDirectoryName(f)).ToHashSet();
        foreach (var file in files.Where(f => IsRequirements(f) && (alone || !built.Contains(Path.GetDirectoryName(f)))))
            if (await RequirementsAsync(file) is { } service) services[file] = service;
        return [.. services.Values];
    }

    private async Task ComposeAsync(string file, SortedDictionary<string, ServiceInput> services)
    {
        var compose = ComposeReader.Read(Shown(file), Encoding.UTF8.GetString((await TargetFile.ReadAsync(file, GpuFolder.MostBytes, run.Cancellation)).Span));
        foreach (var service in compose.Services.Where(GpuCompose.AsksForGpu))
        {
            var start = GpuCompose.StartOf(service, Shown(file));
            var key = GpuCompose.DockerfileOf(service, file);
            if (key is not null && services.TryGetValue(key, out var built)) services[key] = built with { Starts = built.Starts.Add(start) };
            else services[$"{file}#{service.Name}"] = new ServiceInput { Name = service.Name, File = Shown(file), Base = service.Image?.Text, BaseLine = service.Line, Starts = [start] };
        }
    }

    private async Task<ServiceInput?> RequirementsAsync(string file)
    {
        var text = Encoding.UTF8.GetString((await TargetFile.ReadAsync(file, GpuFolder.MostBytes, run.Cancellation)).Span);
        var wrong = "";
        var set = Path.GetExtension(file) switch
        {
            ".toml" => PyProject.Read(text, out wrong),
            ".yml" or ".yaml" => CondaEnvironment.Read(text),
            _ => RequirementsFile.Read(text),
        };
        if (set is null) return new ServiceInput { Name = NameOf(file), File = Shown(file), Unread = [new(0, Shown(file), wrong)] };
        if (!set.AsksForTorch) return null;
        return new ServiceInput { Name = NameOf(file), File = Shown(file), Installs = [new InstallStep(Shown(file), Math.Max(1, set.Of("torch").FirstOrDefault()?.Line ?? 1), [set])] };
    }

    private string Shown(string path)
    {
        var relative = Path.GetRelativePath(run.Session.CurrentFolder, path);
        return relative.StartsWith("..", StringComparison.Ordinal) ? path : relative;
    }

    /// <summary>The folder's name; the file's too when it is not the usual one.</summary>
    private static string NameOf(string file)
    {
        var folder = Path.GetFileName(Path.GetDirectoryName(file)) is { Length: > 0 } name ? name : "/";
        return Path.GetFileName(file) is "Dockerfile" or "Containerfile" ? folder : $"{folder}/{Path.GetFileName(file)}";
    }

    private static bool IsDockerfile(string path)
    {
        var name = Path.GetFileName(path);
        return name is "Dockerfile" or "Containerfile" || name.StartsWith("Dockerfile.", StringComparison.Ordinal) || name.EndsWith(".Dockerfile", StringComparison.OrdinalIgnoreCase);
    }

    private static bool IsCompose(string path) => ComposeReader.FileNames.Contains(Path.GetFileName(path));

    private static bool IsRequirements(string path)
    {
        var name = Path.GetFileName(path);
        return name is "pyproject.toml" or "environment.yml" or "environment.yaml" || (name.StartsWith("requirements", StringComparison.Ordinal) && name.EndsWith(".txt", StringComparison.Ordinal));
    }
}
