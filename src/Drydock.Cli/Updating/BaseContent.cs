using Drydock.Cli.Scanning;
using Drydock.Images;
using Drydock.Images.References;
using Drydock.Images.Registry;
using Drydock.Images.Registry.Credentials;

namespace Drydock.Cli.Updating;

/// <summary>What a base is at this moment, for the platform in use.</summary>
/// <param name="Digest">Of the platform's manifest; null when it could not be asked for.</param>
/// <param name="Platform">Null when the digest is.</param>
internal sealed record BaseContent(Digest? Digest, Platform? Platform)
{
    public static BaseContent Unknown { get; } = new(null, null);

    /// <summary>Asks the registry; what it does not answer is unknown.</summary>
    public static async Task<BaseContent> OfAsync(Invocation run, TargetOptions options, ImageReference image, CancellationToken cancellationToken)
    {
        if (run.Value(options.Offline)) return Unknown;
        try
        {
            using var client = new RegistryClient(RegistrySettings.Of(run, options), StoredCredentials.From(run.Session.Environment, image.Registry), run.Session.Clock, new Random());
            await using var source = new RegistrySource(client, image);
            var manifest = await source.ResolveAsync(RegistrySettings.Platform(run, options), cancellationToken);
            return new BaseContent(manifest.ManifestDigest, manifest.Platform);
        }
        catch (ProblemException error)
        {
            run.Printer.Detail($"what {image.Familiar} is now is not known: {error.Problem}");
            return Unknown;
        }
    }
}
