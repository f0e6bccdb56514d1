using System.Text;
using Drydock.Images.Registry.Credentials;

namespace Drydock.Images.Tests.Registry;

public sealed class StoredCredentialsTests : IDisposable
{
    private const string Secret = "canary-91ce";

    private readonly string folder = Directory.CreateTempSubdirectory("drydock-credentials-").FullName;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("ghcr.io", "ghcr.io")]
    [InlineData("https://ghcr.io", "ghcr.io")]
    [InlineData("https://ghcr.io/v2/", "ghcr.io")]
    [InlineData("http://localhost:5000/", "localhost:5000")]
    [InlineData("https://index.docker.io/v1/", "docker.io")]
    [InlineData("registry-1.docker.io", "docker.io")]
    [InlineData("docker.io", "docker.io")]
    public async Task Keys_are_read_in_all_their_forms(string key, string host)
    {
        var found = await FindAsync($$"""{"auths":{"{{key}}":{"auth":"{{Base64("ann:" + Secret + ":with:colons")}}"} } }""", host);
        Assert.Equal(("ann", Secret + ":with:colons"), (found.Credential?.User, found.Credential?.Password));
    }

    [Theory]
    [InlineData("ghcr.io.evil.example")]
    [InlineData("evil.ghcr.io")]
    [InlineData("ghcr.io:444")]
    public async Task A_host_that_only_looks_alike_gets_nothing(string host) =>
        Assert.Null((await FindAsync($$"""{"auths":{"ghcr.io":{"auth":"{{Base64("ann:x")}}"} } }""", host)).Credential);

    [Fact]
    public async Task Podman_keeps_credentials_by_path_and_the_longest_wins()
    {
        var json = $$"""{"auths":{"ghcr.io":{"auth":"{{Base64("host:x")}}"},"ghcr.io/owner":{"auth":"{{Base64("owner:x")}}"} } }""";
        Assert.Equal("owner", (await FindAsync(json, "ghcr.io", "owner/app")).Credential?.User);
        Assert.Equal("host", (await FindAsync(json, "ghcr.io", "ownerless/app")).Credential?.User);
    }

    [Fact]
    public async Task Identity_and_registry_tokens_are_told_apart()
    {
        Assert.Equal(Secret, (await FindAsync($$"""{"auths":{"a.example":{"identitytoken":"{{Secret}}"} } }""", "a.example")).Credential?.IdentityToken);
        Assert.Equal(Secret, (await FindAsync($$"""{"auths":{"a.example":{"registrytoken":"{{Secret}}"} } }""", "a.example")).Credential?.RegistryToken);
    }

    [Theory]
    [InlineData("{", "not JSON")]
    [InlineData("[]", "not a JSON object")]
    [InlineData("""{"auths":[]}""", "auths is not an object")]
    [InlineData("""{"auths":{"a":{"auth":"canary-91ce!"} } }""", "not base64")]
    [InlineData("""{"auths":{"a":{"auth":"Y2FuYXJ5LTkxY2U="} } }""", "user:password")]
    [InlineData("""{"auths":{"a":{"auth":5} } }""", "not a string")]
    [InlineData("""{"credHelpers":{"a":5} }""", "not a string")]
    public async Task A_broken_file_is_one_sentence_without_its_content(string json, string wrong)
    {
        var error = await Assert.ThrowsAsync<ProblemException>(() => FindAsync(json, "a"));
        Assert.Contains(wrong, error.Problem.Wrong, StringComparison.Ordinal);
        Assert.Contains("config.json", error.Problem.Subject, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_stored_is_anonymous()
    {
        var found = await StoredCredentials.From(_ => null, "ghcr.io").FindAsync("ghcr.io", "a", Cancellation);
        Assert.Equal(FoundCredential.None, found);
    }

    [Fact]
    public async Task The_environment_speaks_for_the_named_registry_only()
    {
        string? Environment(string name) => name switch { "DRYDOCK_REGISTRY_USER" => "ann", "DRYDOCK_REGISTRY_PASSWORD" => Secret, _ => null };
        var credentials = StoredCredentials.From(Environment, "ghcr.io");
        Assert.Equal("ann", (await credentials.FindAsync("ghcr.io", "a", Cancellation)).Credential?.User);
        Assert.Null((await credentials.FindAsync("quay.io", "a", Cancellation)).Credential);
        Assert.Null((await StoredCredentials.From(Environment, null).FindAsync("ghcr.io", "a", Cancellation)).Credential);
        string? WithHost(string name) => name == "DRYDOCK_REGISTRY" ? "quay.io" : Environment(name);
        Assert.Equal("ann", (await StoredCredentials.From(WithHost, "ghcr.io").FindAsync("quay.io", "a", Cancellation)).Credential?.User);
        string? Token(string name) => name == "DRYDOCK_REGISTRY_TOKEN" ? Secret : null;
        Assert.Equal(Secret, (await StoredCredentials.From(Token, "ghcr.io").FindAsync("ghcr.io", "a", Cancellation)).Credential?.RegistryToken);
    }

    [Fact]
    public async Task The_files_are_asked_in_order()
    {
        Write("named.json", $$"""{"auths":{"a.example":{"auth":"{{Base64("named:x")}}"} } }""");
        Write("config.json", $$"""{"auths":{"a.example":{"auth":"{{Base64("docker:x")}}"},"b.example":{"auth":"{{Base64("docker:x")}}"} } }""");
        Directory.CreateDirectory(Path.Combine(folder, "containers"));
        Write("containers/auth.json", $$"""{"auths":{"b.example":{"auth":"{{Base64("podman:x")}}"},"c.example":{"auth":"{{Base64("podman:x")}}"} } }""");
        string? Environment(string name) => name switch
        {
            "REGISTRY_AUTH_FILE" => Path.Combine(folder, "named.json"),
            "DOCKER_CONFIG" or "XDG_RUNTIME_DIR" => folder,
            _ => null,
        };
        var credentials = StoredCredentials.From(Environment, null);
        var users = new List<string?>();
        foreach (var host in new[] { "a.example", "b.example", "c.example", "d.example" }) users.Add((await credentials.FindAsync(host, "x", Cancellation)).Credential?.User);
        Assert.Equal(["named", "docker", "podman", null], users);
    }

    [Fact]
    public void A_credential_does_not_print_its_secret()
    {
        Assert.All(
            new[] { RegistryCredential.Basic("ann", Secret), RegistryCredential.Bearer(Secret), RegistryCredential.Identity(Secret) },
            static credential => Assert.DoesNotContain(Secret, new FoundCredential(credential).ToString(), StringComparison.Ordinal));
    }

    private async Task<FoundCredential> FindAsync(string json, string host, string repository = "x")
    {
        Write("config.json", json);
        return await StoredCredentials.From(name => name == "DOCKER_CONFIG" ? folder : null, null).FindAsync(host, repository, Cancellation);
    }

    private void Write(string name, string json) => File.WriteAllText(Path.Combine(folder, name), json);

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
}
