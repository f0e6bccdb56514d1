using System.Net;
using System.Text;
using CsCheck;
using Drydock.Images.Registry;

namespace Drydock.Images.Tests.Registry;

/// <summary>The numbered rules of docs/explanation/registry-rules.md, as far as they are judged without a network.</summary>
public sealed class RegistryRuleTests
{
    [Theory]
    // Rule 1: https, unless the registry itself is in plain http.
    [InlineData("http://registry.example/token", "registry.example", false, false, false, false)]
    [InlineData("http://registry.example/token", "registry.example", true, false, false, true)]
    [InlineData("gopher://registry.example/token", "registry.example", true, true, false, false)]
    [InlineData("/token", "registry.example", true, true, false, false)]
    // Rule 2: no user information, no fragment.
    [InlineData("https://a:b@registry.example/token", "registry.example", false, false, false, false)]
    [InlineData("https://registry.example/token#x", "registry.example", false, false, false, false)]
    // Rule 3: the registry's own host may always be its token server.
    [InlineData("https://10.0.0.1/token", "10.0.0.1", false, false, true, true)]
    // Rule 4: no link-local, private or loopback address, unless the registry has such.
    [InlineData("https://169.254.169.254/token", "registry.example", false, false, false, false)]
    [InlineData("https://169.254.169.254/token", "10.0.0.1", false, true, false, false)]
    [InlineData("https://[fe80::1]/token", "10.0.0.1", false, true, false, false)]
    [InlineData("https://10.0.0.2/token", "registry.example", false, false, false, false)]
    [InlineData("https://10.0.0.2/token", "10.0.0.1", false, true, false, true)]
    [InlineData("https://[::ffff:192.168.0.1]/token", "registry.example", false, false, false, false)]
    [InlineData("https://2130706433/token", "registry.example", false, false, false, false)]
    [InlineData("https://localhost/token", "registry.example", false, false, false, false)]
    // Rule 5: credentials stay with the registry's owner, but for listed hosts.
    [InlineData("https://auth.example/token", "registry.example", false, false, true, false)]
    [InlineData("https://auth.registry-co.com/token", "hub.registry-co.com", false, false, true, true)]
    [InlineData("https://auth.docker.io/token", "docker.io", false, false, true, true)]
    [InlineData("https://auth.docker.io.evil.example/token", "docker.io", false, false, true, false)]
    [InlineData("https://b.azurecr.io/token", "a.azurecr.io", false, false, true, false)]
    [InlineData("https://b.co.uk/token", "a.co.uk", false, false, true, false)]
    // Rule 6: an anonymous request may go to any public host.
    [InlineData("https://auth.example/token", "registry.example", false, false, false, true)]
    public void A_realm_is_judged(string realm, string registry, bool plainHttp, bool privateRegistry, bool withCredentials, bool allowed)
    {
        var host = registry == "docker.io" ? "registry-1.docker.io" : registry;
        var endpoint = new RegistryEndpoint(host, "", "app", registry, null);
        var answer = RealmRules.Allows(realm, endpoint, RegistryOptions.Default, plainHttp, privateRegistry, withCredentials, out var uri, out var wrong);
        Assert.Equal(allowed, answer);
        Assert.Equal(allowed, wrong is null && uri is not null);
    }

    [Theory]
    [InlineData("https://r.example/a", "https://cdn.example/b", false, true)]
    [InlineData("https://r.example/a", "/b", false, true)]
    [InlineData("http://localhost/a", "http://127.0.0.1:5001/b", true, true)]
    [InlineData("https://r.example/a", "http://r.example/b", false, false)]
    [InlineData("https://r.example/a", "https://10.0.0.1/b", false, false)]
    [InlineData("https://10.0.0.2/a", "https://10.0.0.1/b", true, true)]
    [InlineData("https://10.0.0.2/a", "https://169.254.169.254/b", true, false)]
    [InlineData("https://r.example/a", "https://localhost/b", false, false)]
    [InlineData("https://r.example/a", "https://u:p@cdn.example/b", false, false)]
    [InlineData("https://r.example/a", null, false, false)]
    public void A_redirect_is_judged(string from, string? location, bool privateRegistry, bool allowed)
    {
        var target = location is null ? null : new Uri(location, UriKind.RelativeOrAbsolute);
        Assert.Equal(allowed, RedirectRules.Allows(new Uri(from), target, privateRegistry, out _, out _));
    }

    [Theory]
    [InlineData("https://r.example/a", "https://r.example:443/b", true)]
    [InlineData("https://r.example/a", "https://r.example:444/b", false)]
    [InlineData("https://r.example/a", "http://r.example/b", false)]
    [InlineData("https://r.example/a", "https://x.r.example/b", false)]
    public void Credentials_follow_only_to_the_same_scheme_host_and_port(string from, string to, bool same) =>
        Assert.Equal(same, RedirectRules.SameOrigin(new Uri(from), new Uri(to)));

    [Theory]
    [InlineData("8.8.8.8", true)]
    [InlineData("2606:4700::1111", true)]
    [InlineData("10.1.2.3", false)]
    [InlineData("100.64.0.1", false)]
    [InlineData("127.9.9.9", false)]
    [InlineData("169.254.169.254", false)]
    [InlineData("0.0.0.0", false)]
    [InlineData("255.255.255.255", false)]
    [InlineData("::1", false)]
    [InlineData("::", false)]
    [InlineData("fd00:ec2::254", false)]
    [InlineData("fe80::1", false)]
    [InlineData("::ffff:10.0.0.1", false)]
    [InlineData("::10.0.0.1", false)]
    [InlineData("64:ff9b::a00:1", false)]
    [InlineData("64:ff9b::808:808", true)]
    [InlineData("2002:a00:1::", false)]
    public void Addresses_are_sorted(string address, bool isPublic) => Assert.Equal(isPublic, AddressRules.IsPublic(IPAddress.Parse(address)));

    [Theory]
    [InlineData("Bearer realm=\"https://a/t\",service=\"s\",scope=\"repository:x:pull,push\"", "bearer", "https://a/t", "s", "repository:x:pull,push")]
    [InlineData("bearer REALM=https://a/t , Service = s", "bearer", "https://a/t", "s", null)]
    [InlineData("Basic realm=\"x\", Bearer realm=\"https://a/t\"", "bearer", "https://a/t", null, null)]
    [InlineData("Basic realm=\"a \\\"quoted\\\" name\"", "basic", "a \"quoted\" name", null, null)]
    [InlineData("Bearer realm=\"first\",realm=\"second\"", "bearer", "first", null, null)]
    public void Challenges_are_read(string header, string scheme, string realm, string? service, string? scope) =>
        Assert.Equal(new AuthenticationChallenge(scheme, realm, service, scope), AuthenticationChallenge.Read([header]));

    [Fact]
    public void No_header_text_throws()
    {
        var text = Gen.String[Gen.OneOf(Gen.Char["Bearlm=\",; \t\\<>?/"], Gen.Char), 0, 80];
        text.Sample(static header =>
        {
            var challenge = AuthenticationChallenge.Read([header]);
            var link = LinkHeader.Next([header], out _);
            var token = TokenAnswer.Read(Encoding.UTF8.GetBytes(header));
            Assert.True(challenge?.Scheme is null or "bearer" or "basic");
            Assert.True(link is null || header.Contains(link, StringComparison.Ordinal));
            Assert.Null(token.Value);
        });
    }

    [Theory]
    [InlineData("""{"token":"abc"}""", "abc", 55)]
    [InlineData("""{"access_token":"abc","expires_in":300}""", "abc", 295)]
    [InlineData("""{"token":"abc","expires_in":-4}""", "abc", 55)]
    [InlineData("""{"token":"abc","expires_in":99999999999999999999}""", "abc", 55)]
    [InlineData("""{"token":"a\r\nHost: evil"}""", null, 0)]
    [InlineData("""{"token":{"token":"abc"}}""", null, 55)]
    [InlineData("""["token"]""", null, 55)]
    public void Token_answers_are_read(string json, string? token, int seconds)
    {
        var (value, lifetime) = TokenAnswer.Read(Encoding.UTF8.GetBytes(json));
        Assert.Equal((token, seconds), (value, (int)lifetime.TotalSeconds));
    }

    [Theory]
    [InlineData("<a?n=1>; rel=\"next\"", "a?n=1", false)]
    [InlineData("<a>; rel=\"prev\", <b>; rel=\"next\"", "b", false)]
    [InlineData("<a>; rel=prev", null, false)]
    [InlineData("<a; rel=\"next\"", null, true)]
    [InlineData("", null, false)]
    public void Links_are_read(string header, string? target, bool broken)
    {
        Assert.Equal(target, LinkHeader.Next([header], out var wasBroken));
        Assert.Equal(broken, wasBroken);
    }
}
