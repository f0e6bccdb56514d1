using System.Collections.Immutable;
using Drydock.Dockerfiles.Semantics;
using Drydock.Gpu.Checking;

namespace Drydock.Cli.Commands;

/// <summary>What a Dockerfile says about a GPU service.</summary>
internal static class GpuDockerfile
{
    /// <summary>Reads a Dockerfile.</summary>
    /// <param name="shownPath">For messages.</param>
    public static ServiceInput Read(string name, string shownPath, ReadOnlyMemory<byte> content, GpuInstalls installs)
    {
        var model = DockerfileModel.Of(content);
        if (model.Final is not { } final) return new ServiceInput { Name = name, File = shownPath, Unread = [new(0, shownPath, "it has no FROM")] };
        var image = final.RootFrom.Base.Value;
        var steps = installs.Of(model, shownPath);
        return new ServiceInput
        {
            Name = name,
            File = shownPath,
            Base = image,
            BaseLine = final.RootFrom.Syntax.FirstLine,
            Variables = [.. final.Lineage.Reverse().SelectMany(static s => Variables(s))],
            User = final.Last("user") is PlainStatement user ? user.Value : image is null ? null : DefaultUser(image),
            Installs = steps,
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
