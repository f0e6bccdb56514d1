using Drydock.Assessment.State;
using Drydock.TestKit.Images;
using Drydock.TestKit.Registry;

namespace Drydock.Cli.Tests.Updating;

/// <summary><c>drydock update</c> and <c>drydock review --run</c> against a registry that refuses, is overrun, broken, slow, empty, or lies; what builds only pretends to.</summary>
public sealed class FaultyRegistryTests : IDisposable
{
    private const string ManifestType = "application/vnd.oci.image.manifest.v1+json";

    private readonly TemporaryFolder folder = new();

    public static TheoryData<string, string> Faults => new()
    {
        { "401", "401" }, { "429", "too many requests" }, { "500", "500" }, { "slow", "it was not done within" }, { "lies", "digest" }, { "gone", "checking " },
    };

    public void Dispose() => folder.Dispose();

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task An_update_keeps_the_file_and_a_review_says_what_it_could_not_see(string fault, string expected)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "the program that pretends to build is a shell script");
        await using var registry = await InProcessRegistry.StartAsync();
        Push(registry, "3.12.4-slim-bookworm", "old");
        Push(registry, "3.12.20-slim-bookworm", "new");
        var dockerfile = $"FROM {registry.Host}/library/python:3.12.4-slim-bookworm\n";
        folder.Write("api/Dockerfile", dockerfile);
        folder.Write("drydock.yaml", "version: 1\nservices:\n  api: {dockerfile: api/Dockerfile}\n");
        var program = folder.Write("bin/buildah", "#!/bin/sh\nexit 0\n");
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        Break(registry, fault);
        string[] limit = fault == "slow" ? ["--timeout", "1s"] : [];

        var update = await RunAsync(["update", "api", "--engine", "buildah", .. limit]);
        Assert.Equal(1, update.ExitCode);
        Assert.Contains(expected, update.Error, StringComparison.Ordinal);
        Assert.Equal(dockerfile, File.ReadAllText(folder.File("api/Dockerfile")));

        var review = await RunAsync(["review", "--run", "--engine", "buildah", .. limit]);
        Assert.Equal(0, review.ExitCode);
        Assert.Contains(expected, review.Output[review.Output.IndexOf("## What could not be seen", StringComparison.Ordinal)..], StringComparison.Ordinal);
        Assert.DoesNotContain("| passed", review.Output, StringComparison.Ordinal);
        Assert.Equal(dockerfile, File.ReadAllText(folder.File("api/Dockerfile")));
        using var state = StateFile.OpenExisting(folder.File(".drydock/state.db"));
        Assert.Empty(state.Bases("api"));
        Assert.DoesNotContain(state.Trials("api"), static t => t.Failed is null);
    }

    private Task<CliRun> RunAsync(string[] arguments) => new CliSetup
    {
        CurrentFolder = folder.Path,
        Clock = new SkippingClock(),
        Variables = { ["HOME"] = folder.Path, ["PATH"] = $"{folder.File("bin")}:/usr/bin:/bin" },
    }.RunAsync(arguments);

    private static void Push(InProcessRegistry registry, string tag, string content)
    {
        var image = TestImage.Create().Layer(l => l.File("content", content));
        var repository = registry.Repository("library/python");
        foreach (var (_, blob) in image.Blobs()) repository.AddBlob(blob);
        repository.AddManifest(image.Manifest(), ManifestType, tag);
    }

    private static void Break(InProcessRegistry registry, string fault)
    {
        switch (fault)
        {
            case "401": registry.Faults.Challenge = "Basic realm=\"closed\""; break;
            case "429": (registry.Faults.FailFirst, registry.Faults.RetryAfter) = ((1000, 429), "9999"); break;
            case "500": registry.Faults.FailFirst = (1000, 500); break;
            case "slow": registry.Faults.StallAnswer = true; break;
            case "gone": registry.Repository("library/python").Manifests.Clear(); break;
            default: registry.Faults.OtherManifest = TestImage.Create().Layer(static l => l.File("lie", "lie")).Manifest(); break;
        }
    }
}
