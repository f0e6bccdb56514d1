using System.CommandLine;
using Drydock.Bases.Status;
using Drydock.Cli.Scanning;
using Drydock.Cli.Usage;
using Drydock.Images.References;
using Drydock.Images.Registry;

namespace Drydock.Cli.Fleet;

/// <summary>Asks Docker Hub when tags were pushed, beside the registry, which does not tell.</summary>
internal sealed class HubDates : IDisposable
{
    private const string Public = "https://hub.docker.com";
    private const string None = "none";

    private readonly HubClient? client;

    /// <param name="hub">The option of <see cref="AddressOption"/>.</param>
    public HubDates(Invocation run, Option<string?> hub, TargetOptions targets)
    {
        var named = run.Value(hub);

        // Who has a mirror in Docker Hub's place wants no questions to Docker Hub itself.
        if (named is null && RegistrySettings.Of(run, targets).Mirrors.Keys.Any(static k => k == ImageReference.DockerHub || k.StartsWith(ImageReference.DockerHub + "/", StringComparison.Ordinal))) return;
        if (named == None) return;
        if (!Uri.TryCreate(named ?? Public, UriKind.Absolute, out var address) || !HubClient.IsAllowed(address)) throw UsageErrors.Because(run, $"'{named}' is not an address for --hub; write https://HOST, http on this machine only, or none");
        client = new HubClient(address, $"drydock/{ToolVersion.Text}", run.Session.Clock, AnswerFolder.Of(run, targets, "hub-tags"));
    }

    /// <summary><c>--hub</c>.</summary>
    public static Option<string?> AddressOption() => new("--hub") { Description = "With --online, where to ask when tags of docker.io were pushed, or none (default https://hub.docker.com, and none with a mirror of docker.io)", HelpName = "url" };

    /// <summary>Adds what Docker Hub says of a tag on it; nothing of other references.</summary>
    public async Task<BaseLookup> AddAsync(BaseLookup found, ImageReference image, CancellationToken cancellationToken) =>
        client is null || image.Registry != ImageReference.DockerHub || (image.Tag is null && image.Digest is not null) ? found : found with { Hub = await client.AskAsync(image, cancellationToken) };

    public void Dispose() => client?.Dispose();
}
