using System.CommandLine;
using Drydock.Images;
using Drydock.Images.References;
using Drydock.Images.Registry;
using Drydock.Images.Registry.Credentials;

namespace Drydock.Cli.Scanning;

/// <summary>Reads the manifest and configuration of images, never a layer.</summary>
internal sealed class ImageConfigReader
{
    private readonly TargetOptions options = new();

    /// <summary>Adds the options that say where images are looked for.</summary>
    public void AddTo(Command command)
    {
        foreach (Option option in new Option[] { options.Platform, options.Offline, options.InsecureRegistries, options.Mirrors }) command.Add(option);
    }

    /// <summary>What an image says about itself.</summary>
    /// <exception cref="ProblemException">It cannot be found, is damaged, or the target is no image.</exception>
    public async Task<ImageManifest> ReadAsync(Invocation run, string text)
    {
        var target = TargetReader.Parse(text);
        if (target.Kind is TargetKind.File or TargetKind.Sbom or TargetKind.Directory) throw new TargetException(new("reading the configuration of", text, "it is no image", "name an image, an archive or a layout"));
        var settings = RegistrySettings.Of(run, options);
        var host = ImageReference.TryParse(target.Value, out var reference, out _) ? reference.Registry : null;
        var sources = new ImageSourceOptions(run.Session.Environment, _ => new RegistryClient(settings, StoredCredentials.From(run.Session.Environment, host), run.Session.Clock, new Random()))
        {
            Offline = run.Value(options.Offline),
        };
        await using var source = await ImageSources.OpenAsync(target, sources, run.Cancellation);
        return await source.ResolveAsync(run.Value(options.Platform), run.Cancellation);
    }
}
