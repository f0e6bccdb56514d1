using System.Collections.Immutable;
using Drydock.Dockerfiles.Semantics;
using Drydock.Gpu.Checking;

namespace Drydock.Dockerfiles.GpuServices;

/// <summary>What a Dockerfile says about a GPU service.</summary>
public static class GpuDockerfile
{
    /// <summary>Reads a Dockerfile.</summary>
    /// <param name="shownPath">For messages.</param>
    /// <param name="stage">The stage that is built; null for a file without FROM.</param>
    /// <param name="find">Gives a file of the build that an instruction names; null when it is not there or may not be opened.</param>
    public static ServiceInput Read(string name, string shownPath, DockerfileModel model, Stage? stage, Func<string, NamedFile?> find)
    {
        if (stage is null) return new ServiceInput { Name = name, File = shownPath, Unread = [new(0, shownPath, "it has no FROM")] };
        var image = stage.RootFrom.Base.Value;
        var installs = new GpuInstalls(find);
        var steps = installs.Of(model, stage, shownPath);
        return new ServiceInput
        {
            Name = name,
            File = shownPath,
            Base = image,
            BaseLine = stage.RootFrom.Syntax.FirstLine,
            Variables = [.. stage.Lineage.Reverse().SelectMany(static s => Variables(s))],
            User = stage.Last("user") is PlainStatement user ? user.Value : image is null ? null : DefaultUser(image),
            Installs = steps,
            LinkedLibraryFolders = [.. stage.Lineage.Reverse().SelectMany(static s => s.Runs).SelectMany(LibraryLinks.Of)],
            Unread = model.Syntax.Error is { } error ? [new(error.FirstLine, shownPath, error.Message), .. installs.Unread] : installs.Unread,
        };
    }

    private static ImmutableArray<ImageVariable> Variables(Stage stage) =>
    [
        .. stage.All<PairsStatement>().Where(static s => s.Syntax.Name == "env")
            .SelectMany(static s => s.Pairs.Select(p => new ImageVariable(p.Name, p.Expanded ?? p.Value ?? "", s.Syntax.FirstLine))),
    ];

    /// <summary>Official images and NVIDIA's run as root; what others do is not known from the name.</summary>
    private static string? DefaultUser(string image) =>
        !image.Contains('/', StringComparison.Ordinal) || image.StartsWith("nvidia/", StringComparison.Ordinal) || image.StartsWith("pytorch/", StringComparison.Ordinal) ? "" : null;
}
