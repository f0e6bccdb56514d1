using Drydock.Images.Archives;
using Drydock.Images.Engines;
using Drydock.Images.References;
using Drydock.Images.Registry;

namespace Drydock.Images;

/// <summary>The one place that turns what a person asked for into a source of an image.</summary>
public static class ImageSources
{
    /// <summary>Opens an image. A name without prefix is looked for in the local engines, then in its registry.</summary>
    /// <exception cref="ProblemException">It cannot be found: one sentence, with what each place said.</exception>
    public static async Task<IImageSource> OpenAsync(ImageTarget target, ImageSourceOptions options, CancellationToken cancellationToken) => target.Kind switch
    {
        TargetKind.OciLayout => new OciLayoutSource(target.Value, target.Selector, options.Limits),
        TargetKind.OciArchive => Archive(target, ArchiveKind.Oci, options),
        TargetKind.DockerArchive => Archive(target, ArchiveKind.Docker, options),
        TargetKind.Registry => FromRegistry(target, options, said: null),
        TargetKind.Docker or TargetKind.Podman => await FromEnginesAsync(target, options, cancellationToken) is (var source, var said) && source is not null ? source : throw said!,
        TargetKind.Image => await FromEnginesAsync(target, options, cancellationToken) is (var source, var said) && source is not null ? source : FromRegistry(target, options, said),
        _ => throw new ArgumentException($"{target.Kind} is no image", nameof(target)),
    };

    private static IImageSource Archive(ImageTarget target, ArchiveKind kind, ImageSourceOptions options) => CompressedArchiveSource.IsCompressed(target.Value)
        ? new CompressedArchiveSource(target.Value, kind, target.Selector)
        : new PlainArchiveSource(target.Value, kind, target.Selector, options.Verify, options.Limits);

    private static async Task<(IImageSource? Source, EngineException? Said)> FromEnginesAsync(ImageTarget target, ImageSourceOptions options, CancellationToken cancellationToken)
    {
        EngineException? said = null;
        foreach (var endpoint in EngineEndpoints.For(target.Kind, options.Environment))
        {
            try
            {
                return (await OpenAsync(endpoint, target, cancellationToken), null);
            }
            catch (EngineException error)
            {
                // An engine that answers and lacks the image says more than one that does not answer.
                if (said is null || error.Failure == EngineFailure.NotFound) said = error;
            }
        }

        return (null, said ?? new EngineException(
            new Problem("opening", target.Text, "no container engine listens on this machine", "start one, set DOCKER_HOST or CONTAINER_HOST, or write registry:NAME"), EngineFailure.NoEngine));
    }

    private static async Task<IImageSource> OpenAsync(EngineEndpoint endpoint, ImageTarget target, CancellationToken cancellationToken)
    {
        var engine = await ContainerEngine.ConnectAsync(endpoint, cancellationToken);
        try
        {
            return (await engine.OpenAsync(target.Value, cancellationToken)).OwningEngine();
        }
        catch
        {
            engine.Dispose();
            throw;
        }
    }

    private static IImageSource FromRegistry(ImageTarget target, ImageSourceOptions options, EngineException? said)
    {
        if (!ImageReference.TryParse(target.Value, out var reference, out var problem)) throw new ProblemException(problem);
        if (options.Offline)
        {
            var engine = said is { Failure: not EngineFailure.NoEngine } ? $"{said.Problem.Wrong}, and " : "no local engine has it, and ";
            throw new ProblemException(new Problem("opening", target.Text, $"{(target.Kind == TargetKind.Registry ? "" : engine)}no registry is asked offline", "leave --offline out, or scan an archive"));
        }

        var client = options.Registry(reference.Registry);
        var source = new RegistrySource(client, reference, owned: client);
        return said is { Failure: EngineFailure.NoPermission or EngineFailure.Failed } ? new FallbackSource(source, said) : source;
    }
}
