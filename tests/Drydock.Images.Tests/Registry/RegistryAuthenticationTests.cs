using Drydock.Images.Registry;
using Drydock.Images.Registry.Credentials;

namespace Drydock.Images.Tests.Registry;

public sealed class RegistryAuthenticationTests
{
    private const string Secret = "canary-7f3a";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_public_image_gets_an_anonymous_token_once()
    {
        await using var fixture = await RegistryFixture.StartAsync(static with => with.Bearer = true);
        await fixture.Client.GetManifestAsync(fixture.Image, Cancellation);
        await fixture.Client.HeadManifestAsync(fixture.Image, Cancellation);
        Assert.Equal(1, fixture.Registry.Count("token"));
        Assert.Null(fixture.Registry.Log.Single(static r => r.Kind == "token").Authorization);
    }

    [Fact]
    public async Task A_token_is_renewed_when_its_time_is_over()
    {
        await using var fixture = await RegistryFixture.StartAsync(static with => with.Bearer = true);
        await fixture.Client.GetManifestAsync(fixture.Image, Cancellation);
        fixture.Clock.Advance(TimeSpan.FromSeconds(294));
        await fixture.Client.GetManifestAsync(fixture.Image, Cancellation);
        Assert.Equal(1, fixture.Registry.Count("token"));
        fixture.Clock.Advance(TimeSpan.FromSeconds(2));
        await fixture.Client.GetManifestAsync(fixture.Image, Cancellation);
        Assert.Equal(2, fixture.Registry.Count("token"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task User_and_password_open_a_registry_by_token_or_directly(bool bearer)
    {
        await using var fixture = await RegistryFixture.StartAsync(with => (with.Bearer, with.Login) = (bearer, ("ann", Secret)));
        using var client = fixture.Other(For(fixture, RegistryCredential.Basic("ann", Secret)));
        Assert.Equal(fixture.ManifestDigest, (await client.GetManifestAsync(fixture.Image, Cancellation)).Digest);
    }

    [Fact]
    public async Task An_identity_token_is_changed_into_a_token_by_post()
    {
        await using var fixture = await RegistryFixture.StartAsync(static with => (with.Bearer, with.RefreshToken) = (true, Secret));
        using var client = fixture.Other(For(fixture, RegistryCredential.Identity(Secret)));
        await client.GetManifestAsync(fixture.Image, Cancellation);
        var ask = fixture.Registry.Log.Single(static r => r.Kind == "token");
        Assert.Equal(("POST", ""), (ask.Method, ask.Query));
    }

    [Theory]
    [InlineData(true, "refuses the stored credentials")]
    [InlineData(false, "refuses the stored credentials")]
    public async Task Wrong_credentials_are_named_but_not_shown(bool bearer, string wrong)
    {
        await using var fixture = await RegistryFixture.StartAsync(with => (with.Bearer, with.Login) = (bearer, ("ann", "other")));
        using var client = fixture.Other(For(fixture, RegistryCredential.Basic("ann", Secret)));
        var error = await Assert.ThrowsAsync<RegistryException>(() => client.GetManifestAsync(fixture.Image, Cancellation));
        Assert.Equal(RegistryFailure.Denied, error.Failure);
        Assert.Contains(wrong, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, error.ToString(), StringComparison.Ordinal);
        Assert.Contains("docker login", error.Problem.Next, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_login_that_is_missing_is_asked_for()
    {
        await using var fixture = await RegistryFixture.StartAsync(static with => with.Login = ("ann", "x"));
        var error = await Assert.ThrowsAsync<RegistryException>(() => fixture.Client.GetManifestAsync(fixture.Image, Cancellation));
        Assert.Contains("wants a login", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Credentials_of_one_host_are_not_offered_to_another()
    {
        await using var fixture = await RegistryFixture.StartAsync(static with => (with.Bearer, with.Login) = (true, ("ann", Secret)));
        using var client = fixture.Other(new FixedCredentials("other.example", RegistryCredential.Basic("ann", Secret), NoCredentials.Instance));
        await Assert.ThrowsAsync<RegistryException>(() => client.GetManifestAsync(fixture.Image, Cancellation));
        Assert.All(fixture.Registry.Log, static r => Assert.Null(r.Authorization));
    }

    [Theory]
    [InlineData("http://169.254.169.254/latest/meta-data")]
    [InlineData("http://user:pw@127.0.0.1/token")]
    [InlineData("file:///etc/passwd")]
    [InlineData("not a url")]
    [InlineData("https://evil.example/token")]
    public async Task A_hostile_realm_gets_nothing(string realm)
    {
        await using var fixture = await RegistryFixture.StartAsync(with => (with.Bearer, with.Realm) = (true, realm));
        using var client = fixture.Other(For(fixture, RegistryCredential.Basic("ann", Secret)));
        var error = await Assert.ThrowsAsync<RegistryException>(() => client.GetManifestAsync(fixture.Image, Cancellation));
        Assert.Equal(RegistryFailure.Forbidden, error.Failure);
        Assert.DoesNotContain(Secret, error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Negotiate")]
    [InlineData("Bearer")]
    [InlineData("Bearer realm=\"")]
    [InlineData("\"\"\",,,===")]
    [InlineData("Bearer realm=,service=\"x")]
    public async Task A_challenge_that_means_nothing_ends_in_denied(string challenge)
    {
        await using var fixture = await RegistryFixture.StartAsync(with => with.Challenge = challenge);
        var error = await Assert.ThrowsAsync<RegistryException>(() => fixture.Client.GetManifestAsync(fixture.Image, Cancellation));
        Assert.True(error.Failure is RegistryFailure.Denied or RegistryFailure.Forbidden, error.Message);
    }

    private static FixedCredentials For(RegistryFixture fixture, RegistryCredential credential) => new(fixture.Registry.Host, credential, NoCredentials.Instance);
}
