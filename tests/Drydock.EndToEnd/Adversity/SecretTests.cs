using Drydock.EndToEnd.Tools;
using Drydock.TestKit.Images;
using Drydock.TestKit.Registry;

namespace Drydock.EndToEnd.Adversity;

/// <summary>Planted secrets are searched for in everything that a run leaves: results, messages, reports, cache and database.</summary>
public sealed class SecretTests : IDisposable
{
    private const string Secret = "canary-4f1b0c-secret";

    private readonly DrydockProgram drydock = new();
    private readonly TemporaryFolder folder = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        drydock.Dispose();
        folder.Dispose();
    }

    public static TheoryData<string> Situations => ["right", "wrong", "redirected", "hostile realm", "broken"];

    [Theory]
    [MemberData(nameof(Situations))]
    public async Task A_registry_s_password_is_in_no_output(string situation)
    {
        var image = TestImage.Create().Layer(static l => l.File("etc/os-release", "ID=debian\nVERSION_ID=12\n")
            .File("var/lib/dpkg/status", "Package: libc6\nStatus: install ok installed\nVersion: 1\nArchitecture: all\n"));
        await using var registry = await InProcessRegistry.StartAsync(with =>
        {
            with.Login = ("ci", situation == "wrong" ? "another" : Secret);
            if (situation == "redirected") with.BlobRedirect = $"http://user:{Secret}@example.invalid";
            if (situation == "hostile realm") with.Challenge = $"Bearer realm=\"http://169.254.169.254/{Secret}\",service=\"{Secret}\"";
            if (situation == "broken") with.FailFirst = (99, 400);
        });
        var repository = registry.Repository("team/app");
        foreach (var (_, content) in image.Blobs()) repository.AddBlob(content);
        repository.AddManifest(image.Manifest(), "application/vnd.oci.image.manifest.v1+json", "1");
        var environment = new Dictionary<string, string>(StringComparer.Ordinal) { ["DRYDOCK_REGISTRY_USER"] = "ci", ["DRYDOCK_REGISTRY_PASSWORD"] = Secret };

        var result = await drydock.RunAsync(environment,
            ["scan", $"registry:{registry.Host}/team/app:1", "--verbose", "-o", "json=" + folder.File("r.json"), "-o", "sarif=" + folder.File("r.sarif"), "-o", "markdown=" + folder.File("r.md")], Cancel);

        Assert.Equal(situation == "right", result.Output.Contains("1 package;", StringComparison.Ordinal));
        Assert.DoesNotContain(Secret, result.Output + result.Error, StringComparison.Ordinal);
        foreach (var file in Directory.EnumerateFiles(folder.Path).Concat(Directory.Exists(drydock.CacheHome) ? Directory.EnumerateFiles(drydock.CacheHome, "*", SearchOption.AllDirectories) : []))
            Assert.False((await File.ReadAllBytesAsync(file, Cancel)).AsSpan().IndexOf("canary-4f1b0c-secret"u8) >= 0, file);
    }
}
