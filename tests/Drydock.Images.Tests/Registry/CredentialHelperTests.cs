using Drydock.Images.Registry.Credentials;

namespace Drydock.Images.Tests.Registry;

/// <summary>Runs small shell scripts as helpers, found by their absolute place in PATH.</summary>
public sealed class CredentialHelperTests : IDisposable
{
    private const string Secret = "canary-2b1d";

    private readonly string folder = Directory.CreateTempSubdirectory("drydock-helper-").FullName;
    private readonly string? path = Environment.GetEnvironmentVariable("PATH");

    public CredentialHelperTests()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "the helpers of this test are shell scripts");
        Environment.SetEnvironmentVariable("PATH", folder + ":" + path);
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        Environment.SetEnvironmentVariable("PATH", path);
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task A_helper_is_told_the_host_and_answers_with_user_and_secret()
    {
        Install("ok", $$"""read server; echo "{\"ServerURL\":\"$server\",\"Username\":\"$server\",\"Secret\":\"{{Secret}}\"}" """);
        var found = await GetAsync("ok", "ghcr.io");
        Assert.Equal(("ghcr.io", Secret), (found.Credential?.User, found.Credential?.Password));
    }

    [Fact]
    public async Task The_user_token_means_an_identity_token()
    {
        Install("acr", $$"""cat > /dev/null; echo '{"Username":"<token>","Secret":"{{Secret}}"}'""");
        Assert.Equal(Secret, (await GetAsync("acr", "a.azurecr.io")).Credential?.IdentityToken);
    }

    [Fact]
    public async Task Credentials_not_found_is_anonymous_and_no_problem()
    {
        Install("none", "cat > /dev/null; echo 'credentials not found in native keychain'; exit 1");
        Assert.Equal(FoundCredential.None, await GetAsync("none", "ghcr.io"));
    }

    [Theory]
    [InlineData("cat > /dev/null; echo canary-2b1d; exit 3", "exit code 3")]
    [InlineData("cat > /dev/null; echo canary-2b1d", "not the JSON")]
    [InlineData("cat > /dev/null; echo '{\"Secret\":\"canary-2b1d\"}'", "not the JSON")]
    [InlineData("cat > /dev/null; head -c 100000 /dev/zero", "more than 65536 bytes")]
    public async Task A_helper_that_fails_is_a_problem_without_what_it_printed(string script, string wrong)
    {
        Install("bad", script);
        var found = await GetAsync("bad", "ghcr.io");
        Assert.Null(found.Credential);
        Assert.Contains(wrong, found.Problem!.Wrong, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, found.Problem.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_helper_that_hangs_is_stopped()
    {
        Install("slow", "sleep 600");
        var found = await new CredentialHelper(TimeSpan.FromMilliseconds(200)).GetAsync("slow", "ghcr.io", Cancellation);
        Assert.Contains("within 0.2 seconds", found.Problem!.Wrong, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("missing-on-this-machine", "not installed")]
    [InlineData("../../bin/sh", "not a program's")]
    [InlineData("", "not a program's")]
    public async Task A_helper_that_cannot_be_is_a_problem(string name, string wrong) =>
        Assert.Contains(wrong, (await GetAsync(name, "ghcr.io")).Problem!.Wrong, StringComparison.Ordinal);

    [Fact]
    public async Task The_helper_of_a_host_comes_before_the_store_and_the_file()
    {
        Install("own", """cat > /dev/null; echo '{"Username":"helper","Secret":"x"}'""");
        Install("store", """cat > /dev/null; echo '{"Username":"store","Secret":"x"}'""");
        var file = Path.Combine(folder, "config.json");
        await File.WriteAllTextAsync(file, """{"auths":{"c.example":{"username":"file","password":"x"} },"credHelpers":{"a.example":"own"},"credsStore":"store"}""", Cancellation);
        var credentials = new AuthFileCredentials([file], new CredentialHelper(TimeSpan.FromSeconds(30)));
        Assert.Equal("helper", (await credentials.FindAsync("a.example", "x", Cancellation)).Credential?.User);
        Assert.Equal("store", (await credentials.FindAsync("c.example", "x", Cancellation)).Credential?.User);
    }

    private void Install(string name, string script)
    {
        var file = Path.Combine(folder, "docker-credential-" + name);
        File.WriteAllText(file, "#!/bin/sh\n" + script + "\n");
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    private static Task<FoundCredential> GetAsync(string name, string server) => new CredentialHelper(TimeSpan.FromSeconds(30)).GetAsync(name, server, Cancellation);
}
