using System.Collections.Immutable;
using Drydock.Assessment.Checking;
using Drydock.Cli.Database;
using Drydock.Cli.Fleet;
using Drydock.Cli.Gpu;
using Drydock.Cli.Scanning;
using Drydock.Dockerfiles.Compose;
using Drydock.Dockerfiles.Rules;
using Drydock.Dockerfiles.Semantics;
using Drydock.Gpu.Reference;
using Drydock.Images;
using Drydock.Images.References;

namespace Drydock.Cli.Checking;

/// <summary>Reads the Dockerfiles of a check with what lies beside them. One that cannot be read is told and does not keep the others from being checked.</summary>
internal sealed class CheckSources(Invocation run, CheckPolicies policies)
{
    private const int MostComposeBytes = 4 << 20;

    private readonly List<Problem> problems = [];
    private readonly ContextReader contexts = new();
    private readonly Lazy<GpuTables> gpuTables = new(() => GpuTableFile.Open(run));
    private readonly List<(string Folder, ComposeFile File)> composes = [];
    private readonly DateOnly today = DateOnly.FromDateTime(run.Session.Clock.GetUtcNow().UtcDateTime);
    private BaseKnowledge? bases;

    /// <summary>Files that could not be read.</summary>
    public IReadOnlyList<Problem> Problems => problems;

    /// <summary>Every Dockerfile under the paths, sorted by how it is shown.</summary>
    /// <exception cref="TargetException">A path is not there.</exception>
    public async Task<ImmutableArray<CheckedSource>> ReadAsync(IReadOnlyList<string> paths)
    {
        var files = new SortedDictionary<string, FleetSource?>(StringComparer.Ordinal);
        var sources = new List<CheckedSource>();
        foreach (var path in paths)
        {
            if (path == DockerfileInput.StandardInput)
            {
                var text = await DockerfileInput.ReadAsync(run, path);
                var above = await policies.FleetOfAsync(run.Session.CurrentFolder);
                sources.Add(new CheckedSource(null, "-", text, DockerfileModel.Of(text), policies.Of(null, above, Settings())));
                continue;
            }

            var found = DockerfileFinder.In(run.Session.FullPath(path), run.Cancellation);
            if (found.Dockerfiles.IsEmpty) throw new TargetException(new("checking", path, "it holds no Dockerfile", "give a Dockerfile, or a folder that holds one"));
            var fleet = await policies.FleetOfAsync(run.Session.FullPath(path));
            foreach (var file in found.Dockerfiles) files.TryAdd(file, fleet);
            await ReadComposesAsync(found.ComposeFiles, fleet);
        }

        foreach (var (file, fleet) in files) await AddAsync(file, fleet, sources);
        var others = new List<(string Path, ImageReference Base)>();
        foreach (var fleet in files.Values.OfType<FleetSource>().Distinct()) others.AddRange(await FleetBases.OfAsync(run, fleet, files.ContainsKey));
        return WithSiblings([.. sources.OrderBy(static s => s.Shown, StringComparer.Ordinal)], others);
    }

    /// <summary>One Dockerfile as an editor has it, saved or not, with what lies beside it on the disk.</summary>
    /// <param name="path">Absolute; null for a text that has no place yet.</param>
    /// <exception cref="FleetException">The fleet file above it has problems.</exception>
    public async Task<CheckedSource> ReadOpenAsync(string? path, ReadOnlyMemory<byte> text)
    {
        var model = DockerfileModel.Of(text);
        var fleet = await policies.FleetOfAsync(path ?? run.Session.CurrentFolder);
        if (path is null) return new CheckedSource(null, "-", text, model, policies.Of(null, fleet, Settings()));
        var folder = Path.GetDirectoryName(path)!;
        await ReadComposesAsync(ComposeReader.FileNames.Select(n => Path.Combine(folder, n)).Where(File.Exists), fleet);
        return new CheckedSource(path, Shown(path), text, model, policies.Of(path, fleet, WithFolder(path, model, fleet)));
    }

    private async Task AddAsync(string file, FleetSource? fleet, List<CheckedSource> sources)
    {
        try
        {
            var source = await TargetFile.ReadAsync(file, DockerfileInput.MostBytes, run.Cancellation);
            var model = DockerfileModel.Of(source);
            foreach (var service in CheckPolicies.Services(file, fleet).Where(s => s.Target is { } target && model.StageNamed(target) is null))
                problems.Add(new("checking", Shown(file), $"the service {service.Name} builds its stage '{service.Target}', which it does not have", $"correct the target in {fleet!.File.Path}"));
            sources.Add(new CheckedSource(file, Shown(file), source, model, policies.Of(file, fleet, WithFolder(file, model, fleet))));
        }
        catch (TargetException error)
        {
            problems.Add(error.Problem);
        }
    }

    /// <summary>Reads compose files, and those beside the fleet file.</summary>
    private async Task ReadComposesAsync(IEnumerable<string> paths, FleetSource? fleet)
    {
        foreach (var path in paths.Concat(fleet is null ? [] : ComposeReader.FileNames.Select(fleet.PathOf).Where(File.Exists))) await ReadComposeAsync(path);
    }

    private async Task ReadComposeAsync(string path)
    {
        if (composes.Exists(c => c.File.Path == path)) return;
        try
        {
            var bytes = await TargetFile.ReadAsync(path, MostComposeBytes, run.Cancellation);
            composes.Add((Path.GetDirectoryName(path)!, ComposeReader.Read(path, System.Text.Encoding.UTF8.GetString(bytes.Span))));
        }
        catch (ProblemException error)
        {
            // Only what compose adds is lost; the Dockerfiles are still judged.
            run.Printer.Warning(error.Problem.ToString());
        }
    }

    private CheckSettings Settings() => new() { GpuTables = gpuTables.Value, Today = today, Bases = (bases ??= new BaseKnowledge(LifecycleFile.Open(run), today)).Of };

    private CheckSettings WithFolder(string file, DockerfileModel model, FleetSource? fleet)
    {
        var services = composes.SelectMany(static c => c.File.Services, static (c, s) => (c.Folder, Service: s)).Where(c => Builds(c.Folder, c.Service, file)).ToList();
        var named = CheckPolicies.Services(file, fleet).Select(static s => s.Context).OfType<string>().Select(c => fleet!.PathOf(c));
        var candidates = named.Concat(services.Select(static s => Path.GetFullPath(s.Service.Build!.Context.Text, s.Folder))).Append(Path.GetDirectoryName(file)!).Concat(Above(file)).Distinct(StringComparer.Ordinal).Where(Directory.Exists);
        return Settings() with
        {
            Arguments = ArgumentsOf([.. services.Select(static s => s.Service)]),
            Services = [.. services.Select(static s => s.Service)],
            Platforms = [.. services.SelectMany(static s => s.Service.Platforms).Select(static p => p.Text).Where(static p => !p.Contains('$', StringComparison.Ordinal)).Distinct(StringComparer.Ordinal)],
            Folder = contexts.Of(file, model, [.. candidates]),
        };
    }

    /// <summary>The build arguments of the compose service that builds a file, for a file without a service in the fleet; those of several would be a guess.</summary>
    private static ImmutableSortedDictionary<string, string> ArgumentsOf(ImmutableArray<ComposeService> services)
    {
        if (services is not [{ Build: { } build }]) return ImmutableSortedDictionary<string, string>.Empty;
        var known = build.Arguments.Where(static a => a.Value?.Contains('$', StringComparison.Ordinal) == false);
        return known.GroupBy(static a => a.Name, StringComparer.Ordinal).ToImmutableSortedDictionary(static g => g.Key, static g => g.Last().Value!, StringComparer.Ordinal);
    }

    private static bool Builds(string folder, ComposeService service, string dockerfile)
    {
        if (service.Build is not { Inline: null } build || build.Context.Text.Contains("://", StringComparison.Ordinal) || build.Context.Text.Contains('$', StringComparison.Ordinal)) return false;
        try
        {
            return Path.GetFullPath(build.Dockerfile.Text, Path.GetFullPath(build.Context.Text, folder)) == dockerfile;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    /// <summary>The folders above a Dockerfile up to the repository's root, or to where the check was started.</summary>
    private IEnumerable<string> Above(string file)
    {
        var folder = Path.GetDirectoryName(Path.GetDirectoryName(file));
        for (var steps = 0; folder is not null && steps < 8; steps++)
        {
            if (!folder.StartsWith(run.Session.CurrentFolder, StringComparison.Ordinal)) yield break;
            yield return folder;
            if (Directory.Exists(Path.Combine(folder, ".git"))) yield break;
            folder = Path.GetDirectoryName(folder);
        }
    }

    private string Shown(string file)
    {
        var relative = Path.GetRelativePath(run.Session.CurrentFolder, file).Replace('\\', '/');
        return relative.StartsWith("../../", StringComparison.Ordinal) ? file : relative;
    }

    private static ImmutableArray<CheckedSource> WithSiblings(ImmutableArray<CheckedSource> sources, List<(string Path, ImageReference Base)> others)
    {
        var all = sources.SelectMany(static s => BasesOf(s), static (s, reference) => (s.Path, Sibling: (s.Shown, reference))).ToList();
        return [.. sources.Select(source => source.With(settings => settings with { Siblings = [.. all.Where(a => a.Path != source.Path).Select(static a => a.Sibling), .. others] }))];
    }

    /// <summary>What a file's services stand on.</summary>
    private static IEnumerable<ImageReference> BasesOf(CheckedSource source) =>
        source.Settings.Select(s => s.View(source.Model).Final?.RootFrom.Reference).OfType<ImageReference>().DistinctBy(static r => r.Familiar, StringComparer.Ordinal);
}
