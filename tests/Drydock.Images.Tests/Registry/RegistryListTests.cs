using System.Text;
using Drydock.Images.Registry;

namespace Drydock.Images.Tests.Registry;

public sealed class RegistryListTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task All_pages_of_tags_are_read()
    {
        await using var fixture = await WithTagsAsync(2500);
        fixture.Faults.StrictPageSize = true;
        var tags = await fixture.Client.ListTagsAsync(fixture.Image, Cancellation);
        Assert.Equal(fixture.Repository.Tags, tags);
        Assert.Equal(3, fixture.Registry.Count("tags"));
        Assert.All(fixture.Registry.Log.Where(static r => r.Kind == "tags"), static r => Assert.Contains("n=1000", r.Query, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("relative")]
    [InlineData("absolute")]
    [InlineData("virtual")]
    [InlineData("bare")]
    public async Task A_link_is_resolved_against_the_page_and_keeps_its_path(string form)
    {
        await using var fixture = await WithTagsAsync(25);
        fixture.Faults.PageSize = 10;
        var host = fixture.Registry.Host;
        fixture.Faults.Link = next => form switch
        {
            "absolute" => $"<http://{host}{next}>; rel=\"next\"",
            "virtual" => $"</other/prefix{next}>; rel=next",
            "bare" => $"<list{next[next.IndexOf('?', StringComparison.Ordinal)..]}>;rel=\"next\"",
            _ => $"<{next}>; rel=\"next\"",
        };
        Assert.Equal(fixture.Repository.Tags, await fixture.Client.ListTagsAsync(fixture.Image, Cancellation));
    }

    [Theory]
    [InlineData("<http://evil.example/v2/test/app/tags/list?n=10>; rel=\"next\"", "another host")]
    [InlineData("<https://HOST/v2/test/app/tags/list?n=10>; rel=\"next\"", "another host")]
    [InlineData("</v2/other/manifests/1>; rel=\"next\"", "elsewhere")]
    [InlineData("<http://[broken>; rel=\"next\"", "broken")]
    [InlineData("</v2/test/app/tags/list?n=10; rel=\"next\"", "broken")]
    public async Task A_link_that_must_not_be_followed_makes_the_list_unknown(string link, string wrong)
    {
        await using var fixture = await WithTagsAsync(25);
        fixture.Faults.PageSize = 10;
        fixture.Faults.Link = _ => link.Replace("HOST", fixture.Registry.Host, StringComparison.Ordinal);
        var error = await Assert.ThrowsAsync<RegistryException>(() => fixture.Client.ListTagsAsync(fixture.Image, Cancellation));
        Assert.Contains(wrong, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pages_in_a_circle_end()
    {
        await using var fixture = await WithTagsAsync(25);
        fixture.Faults.LoopingLink = true;
        var error = await Assert.ThrowsAsync<RegistryException>(() => fixture.Client.ListTagsAsync(fixture.Image, Cancellation));
        Assert.Contains("circle", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_that_expires_between_pages_is_renewed()
    {
        await using var fixture = await WithTagsAsync(50);
        (fixture.Faults.Bearer, fixture.Faults.TokenUses, fixture.Faults.PageSize) = (true, 2, 10);
        Assert.Equal(fixture.Repository.Tags, await fixture.Client.ListTagsAsync(fixture.Image, Cancellation));
        Assert.Equal(3, fixture.Registry.Count("token"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Referrers_come_from_the_api_or_from_the_tag(bool api)
    {
        await using var fixture = await RegistryFixture.StartAsync(with => with.ReferrersApi = api);
        var index = Encoding.UTF8.GetBytes($$"""
            {"schemaVersion":2,"manifests":[
              {"digest":"{{Digest.OfSha256("a"u8)}}","size":5,"artifactType":"application/spdx+json","annotations":{"k":"v"} },
              {"digest":"{{Digest.OfSha256("b"u8)}}","size":6,"artifactType":"application/other"},
              {"digest":"sha256:../../x","size":6,"artifactType":"application/spdx+json"}]}
            """);
        fixture.Repository.AddManifest(index, "application/vnd.oci.image.index.v1+json", api ? null : $"sha256-{fixture.ManifestDigest.Hex}");
        fixture.Repository.Manifests["referrers:" + fixture.ManifestDigest] = (index, null);
        var all = await fixture.Client.ListReferrersAsync(fixture.Image, fixture.ManifestDigest, null, Cancellation);
        var some = await fixture.Client.ListReferrersAsync(fixture.Image, fixture.ManifestDigest, "application/spdx+json", Cancellation);
        Assert.Equal(!api, all.FromTag);
        Assert.Equal(2, all.Items.Length);
        var only = Assert.Single(some.Items);
        Assert.Equal((Digest.OfSha256("a"u8), "v"), (only.Digest, only.Annotations["k"]));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Nothing_that_refers_is_an_empty_list(bool api)
    {
        await using var fixture = await RegistryFixture.StartAsync(with => with.ReferrersApi = api);
        Assert.Empty((await fixture.Client.ListReferrersAsync(fixture.Image, fixture.ManifestDigest, null, Cancellation)).Items);
    }

    private static async Task<RegistryFixture> WithTagsAsync(int count)
    {
        var fixture = await RegistryFixture.StartAsync();
        for (var i = 2; i <= count; i++) fixture.Repository.AddTag(i.ToString());
        return fixture;
    }
}
