using System.Collections.Immutable;
using Drydock.Images.Registry;

namespace Drydock.Images.Tests.Registry;

public sealed class PlatformChoiceTests
{
    [Theory]
    [InlineData("linux/amd64", "linux/amd64", "linux/arm64", "linux/amd64")]
    [InlineData("linux/arm64", "linux/arm64", "linux/amd64", "linux/arm64")]
    [InlineData("linux/arm64", "linux/arm64/v8", "linux/amd64", "linux/arm64/v8")]
    [InlineData("linux/arm64/v8", "linux/arm64", "linux/amd64", "linux/arm64")]
    [InlineData("linux/arm/v7", "linux/arm/v7", "linux/arm/v6", "linux/arm/v7")]
    [InlineData("linux/arm/v6", "linux/arm/v6", "linux/arm/v7", "linux/arm/v6")]
    [InlineData("linux/arm", "linux/arm/v7", "linux/arm/v6", "linux/arm/v7")]
    [InlineData("linux/arm", "linux/arm", "linux/arm/v6", "linux/arm")]
    // An older variant runs where a newer one is asked for, never the other way round.
    [InlineData("linux/arm/v7", "linux/arm/v6", "linux/arm/v5", "linux/arm/v6")]
    [InlineData("linux/arm/v6", null, "linux/arm/v7")]
    [InlineData("linux/arm64", null, "linux/arm/v7")]
    [InlineData("linux/amd64/v3", "linux/amd64", "linux/amd64/v4", "linux/amd64")]
    [InlineData("linux/amd64/v3", "linux/amd64/v2", "linux/amd64", "linux/amd64/v2")]
    [InlineData("linux/amd64", "linux/amd64/v1", "linux/amd64/v2", "linux/amd64/v1")]
    [InlineData("windows/amd64", null, "linux/amd64")]
    [InlineData("linux/s390x", null, "linux/amd64", "linux/arm64")]
    public void The_best_entry_that_runs_on_the_platform_is_chosen(string wanted, string? chosen, params string[] listed)
    {
        var found = PlatformChoice.Choose(Index(listed), Parse(wanted));
        Assert.Equal(chosen, found is null ? null : listed[found.Size]);
    }

    [Fact]
    public void Without_a_wish_the_machine_s_platform_comes_first_then_the_only_one_then_amd64()
    {
        var machine = PlatformChoice.Machine.ToString();
        Assert.Equal(1, PlatformChoice.Choose(Index("linux/s390x", machine, "linux/ppc64le"), null)?.Size);
        Assert.Equal(0, PlatformChoice.Choose(Index("windows/amd64"), null)?.Size);
        Assert.Equal(0, PlatformChoice.Choose(Index("linux/s390x", "unknown/unknown"), null)?.Size);
        Assert.Null(PlatformChoice.Choose(Index("linux/s390x", "linux/ppc64le"), null));
        Assert.Null(PlatformChoice.Choose(Index(), null));
    }

    [Fact]
    public void An_entry_without_a_platform_is_taken_only_when_it_is_the_only_one()
    {
        Assert.Equal(0, PlatformChoice.Choose([Entry(0, null)], new Platform("linux", "s390x"))?.Size);
        Assert.Null(PlatformChoice.Choose([Entry(0, null), Entry(1, null)], new Platform("linux", "s390x")));
    }

    [Fact]
    public void Attestations_are_never_images()
    {
        var attestation = Entry(0, new Platform("linux", "amd64")) with { Annotations = Annotations("vnd.docker.reference.type", "attestation-manifest") };
        Assert.Equal(1, PlatformChoice.Choose([attestation, Entry(1, new Platform("linux", "amd64"))], new Platform("linux", "amd64"))?.Size);
        Assert.Null(PlatformChoice.Choose([attestation, Entry(1, new Platform("unknown", "unknown"))], null));
        Assert.Equal("no platform", PlatformChoice.Listed([attestation]));
    }

    [Theory]
    [InlineData("v99999999999")]
    [InlineData("v2147483647")]
    [InlineData("v-1")]
    [InlineData("v")]
    [InlineData("8")]
    public void A_variant_that_means_nothing_fits_only_itself(string variant)
    {
        var wanted = new Platform("linux", "arm", variant);
        Assert.True(PlatformChoice.Runs(wanted, wanted));
        Assert.False(PlatformChoice.Runs(wanted, new Platform("linux", "arm", "v7")));
    }

    private static ImmutableArray<ManifestDescriptor> Index(params string[] platforms) =>
        [.. platforms.Select(static (text, i) => Entry(i, Parse(text)))];

    private static Platform Parse(string text)
    {
        Assert.True(Platform.TryParse(text, out var platform));
        return platform;
    }

    // The size tells which entry it is.
    private static ManifestDescriptor Entry(int index, Platform? platform) =>
        new(ImageDocuments.OciManifest, Digest.OfSha256([(byte)index]), index, platform, ImmutableSortedDictionary<string, string>.Empty);

    private static ImmutableSortedDictionary<string, string> Annotations(string name, string value) => ImmutableSortedDictionary<string, string>.Empty.Add(name, value);
}
