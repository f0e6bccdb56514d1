using System.Text;
using Drydock.Images.References;
using Drydock.Images.Registry;
using Drydock.Images.Registry.Credentials;
using Drydock.TestKit.Registry;

namespace Drydock.Images.Tests.Registry;

/// <summary>An in-process registry with one small image, and a client for it.</summary>
internal sealed class RegistryFixture : IAsyncDisposable
{
    public const string OciManifest = "application/vnd.oci.image.manifest.v1+json";

    private RegistryFixture(InProcessRegistry registry, RegistryClient client, SkippingClock clock) => (Registry, Client, Clock) = (registry, client, clock);

    public InProcessRegistry Registry { get; }

    public RegistryClient Client { get; }

    public SkippingClock Clock { get; }

    public RegistryFaults Faults => Registry.Faults;

    public RegistryRepository Repository => Registry.Repository("test/app");

    /// <summary>test/app:1 with its config and one layer.</summary>
    public ImageReference Image => Reference($"{Registry.Host}/test/app:1");

    public byte[] Layer { get; } = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Range(0, 20_000).Select(static i => $"{i} ")));

    public Digest LayerDigest { get; private set; }

    public Digest ManifestDigest { get; private set; }

    public byte[] Manifest { get; private set; } = [];

    public static async Task<RegistryFixture> StartAsync(
        Action<RegistryFaults>? with = null, IRegistryCredentials? credentials = null, Func<RegistryOptions, RegistryOptions>? options = null)
    {
        var registry = await InProcessRegistry.StartAsync(with);
        var clock = new SkippingClock();
        var chosen = options?.Invoke(RegistryOptions.Default) ?? RegistryOptions.Default;
        var fixture = new RegistryFixture(registry, new RegistryClient(chosen, credentials ?? NoCredentials.Instance, clock, new Random(1)), clock);
        fixture.Push();
        return fixture;
    }

    public static ImageReference Reference(string text)
    {
        Assert.True(ImageReference.TryParse(text, out var reference, out var problem), problem?.ToString());
        return reference;
    }

    /// <summary>A client of its own for the same registry.</summary>
    public RegistryClient Other(IRegistryCredentials credentials, RegistryOptions? options = null) => new(options ?? RegistryOptions.Default, credentials, Clock, new Random(1));

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await Registry.DisposeAsync();
    }

    private void Push()
    {
        var config = """{"architecture":"amd64","os":"linux","rootfs":{"type":"layers","diff_ids":[]}}"""u8.ToArray();
        var configDigest = Repository.AddBlob(config);
        LayerDigest = Repository.AddBlob(Layer);
        Manifest = Encoding.UTF8.GetBytes($$"""
            {"schemaVersion":2,"mediaType":"{{OciManifest}}","config":{"mediaType":"application/vnd.oci.image.config.v1+json","digest":"{{configDigest}}","size":{{config.Length}}},"layers":[{"mediaType":"application/vnd.oci.image.layer.v1.tar","digest":"{{LayerDigest}}","size":{{Layer.Length}}}]}
            """);
        ManifestDigest = Repository.AddManifest(Manifest, OciManifest, "1");
    }
}
