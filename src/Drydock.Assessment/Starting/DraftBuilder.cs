using System.Collections.Immutable;
using Drydock.Dockerfiles.Compose;
using Drydock.Images.References;

namespace Drydock.Assessment.Starting;

/// <summary>Puts compose services and Dockerfiles together: each build once, each image once, then the Dockerfiles that nothing names.</summary>
internal sealed class DraftBuilder(string root, IReadOnlyList<FoundDockerfile> dockerfiles)
{
    private readonly List<DraftService> services = [];
    private readonly List<LeftOut> leftOut = [];
    private readonly Dictionary<string, FoundDockerfile> files = dockerfiles.ToDictionary(static d => d.Path, StringComparer.Ordinal);

    public FleetDraft Build(IReadOnlyList<FoundCompose> composes)
    {
        foreach (var compose in composes.OrderBy(static c => c.Path, StringComparer.Ordinal))
        {
            foreach (var service in compose.File.Services) AddCompose(compose.Path, service);
        }

        var named = services.Select(static s => s.Dockerfile).OfType<string>().ToHashSet(StringComparer.Ordinal);
        foreach (var file in dockerfiles.Where(f => !named.Contains(f.Path)).OrderBy(static f => f.Path, StringComparer.Ordinal)) AddDockerfile(file);
        return new FleetDraft(DraftNames.Unique(services), [.. leftOut]);
    }

    private void AddCompose(string compose, ComposeService service)
    {
        var where = $"{compose}, service {service.Name}";
        var draft = service.Build is { } build ? OfBuild(compose, where, service, build) : OfImage(where, service);
        if (draft is null) return;
        draft = draft with { Origins = [where], Qualifiers = [.. FoldersOf(compose).Select(DraftNames.Clean)] };

        // One build, or one image, is one service of the fleet, however many containers run it.
        var same = services.FindIndex(s => s.Dockerfile == draft.Dockerfile && s.Context == draft.Context && s.Target == draft.Target && s.Image == draft.Image && s.Arguments.SequenceEqual(draft.Arguments));
        if (same < 0) services.Add(draft);
        else services[same] = services[same] with { Origins = services[same].Origins.Add(where), GpuCapabilities = services[same].GpuCapabilities ?? draft.GpuCapabilities };
    }

    private DraftService? OfBuild(string compose, string where, ComposeService service, ComposeBuild build)
    {
        if (build.Inline is not null) return Leave(where, "its Dockerfile is written inside the compose file");
        if (ComposeText.Resolve(build.Context.Text) is not { } context || ComposeText.Resolve(build.Dockerfile.Text) is not { } named) return Leave(where, "a variable without default says where it is built");
        if (context.Contains("://", StringComparison.Ordinal) || context.StartsWith("git@", StringComparison.Ordinal)) return Leave(where, $"it is built from {context}, which is not here");
        var folder = Join(Path.GetDirectoryName(compose) ?? "", context);
        var path = Join(folder, named);
        if (!IsWritable(path) || !IsWritable(folder.Length == 0 ? "." : folder)) return Leave(where, "its path is too long, or holds control characters");
        if (!files.TryGetValue(path, out var file)) return Leave(where, $"it names the Dockerfile {path}, which is not in this folder");
        var arguments = build.Arguments.Where(static a => a.Value is not null && IsArgument(a.Name)).Select(static a => (a.Name, Value: ComposeText.Resolve(a.Value!))).Where(static a => a.Value is not null && IsWritable(a.Value))
            .GroupBy(static a => a.Name, StringComparer.Ordinal).ToImmutableSortedDictionary(static g => g.Key, static g => g.Last().Value!, StringComparer.Ordinal);
        var target = build.Target is { } stage && ComposeText.Resolve(stage.Text) is { } name && IsWritable(name) ? name : null;
        return Draft(file, DraftNames.Clean(service.Name), target, arguments) with
        {
            Context = folder == Folder(path) ? null : folder.Length == 0 ? "." : folder,
            BuiltImage = service.Image is { } image && ComposeText.Resolve(image.Text) is { } text && ImageReference.TryParse(text, out _, out _) ? text : null,
            GpuCapabilities = DraftGpu.Of(service, file.Model, DraftBase.Of(file.Model, target, arguments).Image),
        };
    }

    private DraftService? OfImage(string where, ComposeService service)
    {
        if (service.Image is not { } image) return Leave(where, "it has neither an image nor a build");
        if (ComposeText.Resolve(image.Text) is not { } text) return Leave(where, $"its image {image.Text} comes from a variable without default");
        if (!ImageReference.TryParse(text, out _, out _)) return Leave(where, $"its image {text} is no image reference");

        // Compose runs here what another of its services builds: no image of its own.
        if (services.Exists(s => s.BuiltImage == text)) return Leave(where, $"it runs {text}, which another service builds");
        return new DraftService { Name = DraftNames.Clean(service.Name), Image = text, GpuCapabilities = DraftGpu.Of(service, null, text) };
    }

    private void AddDockerfile(FoundDockerfile file)
    {
        if (file.Model.Final is null)
        {
            Leave(file.Path, "it has no FROM");
            return;
        }

        if (!IsWritable(file.Path))
        {
            Leave(file.Path, "its path is too long, or holds control characters");
            return;
        }

        var names = DraftNames.OfDockerfile(file.Path, root);
        services.Add(Draft(file, names[0], null, ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal)) with
        {
            Qualifiers = names[1..],
            GpuCapabilities = DraftGpu.Of(null, file.Model, DraftBase.Of(file.Model, null, ImmutableSortedDictionary<string, string>.Empty).Image),
        });
    }

    private static DraftService Draft(FoundDockerfile file, string name, string? target, ImmutableSortedDictionary<string, string> arguments)
    {
        var found = DraftBase.Of(file.Model, target, arguments);
        return new DraftService { Name = name, Dockerfile = file.Path, Target = target, Arguments = arguments, Base = found.Image, BaseFromArguments = found.FromArguments, BaseProblem = found.Problem };
    }

    private DraftService? Leave(string where, string why)
    {
        leftOut.Add(new LeftOut(where, why));
        return null;
    }

    /// <summary>What a text of the fleet file can hold.</summary>
    private static bool IsWritable(string text) => text.Length <= 500 && text.Trim().Length > 0 && !text.Any(static c => char.IsControl(c));

    private static bool IsArgument(string name) => name.Length is > 0 and <= 128 && !char.IsAsciiDigit(name[0]) && name.All(static c => char.IsAsciiLetterOrDigit(c) || c == '_');

    private static IEnumerable<string> FoldersOf(string path) => path.Split('/')[..^1].Where(static f => f is not ("." or "..")).Reverse();

    private static string Folder(string path) => path.LastIndexOf('/') is var at and >= 0 ? path[..at] : "";

    /// <summary>A path below another, <c>.</c> and <c>..</c> taken away as far as they can be.</summary>
    private static string Join(string folder, string path)
    {
        var parts = new List<string>();
        foreach (var part in (path.StartsWith('/') ? path : $"{folder.Replace('\\', '/')}/{path}").Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (part == ".") continue;
            if (part == ".." && parts is [.., not ".."]) parts.RemoveAt(parts.Count - 1);
            else parts.Add(part);
        }

        return string.Join('/', parts);
    }
}
