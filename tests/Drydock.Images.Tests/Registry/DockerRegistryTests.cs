using Drydock.Images.Registry;
using Drydock.Images.Registry.Credentials;
using Drydock.Images.Tests.Layers;
using Drydock.TestKit.Images;

namespace Drydock.Images.Tests.Registry;

/// <summary>Against the registry that most others are made from, where the in-process one might agree with our own mistakes.</summary>
public sealed class DockerRegistryTests
{
    private const string Repository = "team/app";

    private static readonly TestImage Image = TestImage.Create()
        .Layer(static l => l.File("a.keep", "1").File("b.keep", "1"), LayerCompression.Gzip)
        .Layer(static l => l.Whiteout("a.keep").File("c.keep", "2"), LayerCompression.Zstd)
        .Layer(static l => l.Hardlink("d.keep", "b.keep"), LayerCompression.None);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_image_is_read_by_tag_and_by_digest()
    {
        await using var registry = await StartAsync("1");
        var digest = Digest.OfSha256(Image.Manifest());
        foreach (var name in new[] { $"{Repository}:1", $"{Repository}@{digest}" })
        {
            using var client = Client();
            await using var source = new RegistrySource(client, RegistryFixture.Reference($"{registry.Host}/{name}"));
            var contents = await new ImageReader(new TextFiles(), null, Limits.Default, TimeProvider.System).ReadAsync(source, null, null, Cancellation);
            Assert.Empty(contents.Problems);
            Assert.True(contents.Verified);
            Assert.Equal(digest, contents.Manifest!.ManifestDigest);
            Assert.Equal(["b.keep", "c.keep", "d.keep"], contents.Files.Files.Select(static f => f.Path));
        }
    }

    [Fact]
    public async Task A_tag_s_digest_is_told_by_head()
    {
        await using var registry = await StartAsync("1");
        using var client = Client();
        var head = await client.HeadManifestAsync(RegistryFixture.Reference($"{registry.Host}/{Repository}:1"), Cancellation);
        Assert.Equal(Digest.OfSha256(Image.Manifest()), head.Digest);
    }

    [Fact]
    public async Task Every_tag_is_listed()
    {
        await using var registry = await StartAsync([.. Enumerable.Range(0, 25).Select(static i => $"v{i:00}")]);
        using var client = Client();
        var tags = await client.ListTagsAsync(RegistryFixture.Reference($"{registry.Host}/{Repository}:v00"), Cancellation);
        Assert.Equal(Enumerable.Range(0, 25).Select(static i => $"v{i:00}"), tags.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task What_is_not_there_is_said_to_be_missing()
    {
        await using var registry = await StartAsync("1");
        using var client = Client();
        foreach (var name in new[] { $"{Repository}:2", "team/other:1", $"{Repository}@sha256:{new string('0', 64)}" })
        {
            var error = await Assert.ThrowsAsync<RegistryException>(() => client.GetManifestAsync(RegistryFixture.Reference($"{registry.Host}/{name}"), Cancellation));
            Assert.Equal(RegistryFailure.NotFound, error.Failure);
        }
    }

    [Fact]
    public async Task A_registry_without_the_referrers_api_has_no_referrers()
    {
        await using var registry = await StartAsync("1");
        using var client = Client();
        Assert.Empty((await client.ListReferrersAsync(RegistryFixture.Reference($"{registry.Host}/{Repository}:1"), Digest.OfSha256(Image.Manifest()), null, Cancellation)).Items);
    }

    private static RegistryClient Client() => new(RegistryOptions.Default, NoCredentials.Instance, TimeProvider.System, new Random(1));

    private static async Task<DockerRegistry> StartAsync(params string[] tags)
    {
        var registry = await DockerRegistry.StartAsync(Cancellation);
        foreach (var tag in tags) await registry.PushAsync(Image, Repository, tag, Cancellation);
        return registry;
    }
}
