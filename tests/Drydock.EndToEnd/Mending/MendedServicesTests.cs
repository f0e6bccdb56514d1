using System.Text.Json;
using Drydock.EndToEnd.Images;
using Drydock.EndToEnd.Tools;

namespace Drydock.EndToEnd.Mending;

/// <summary>The services of <c>examples/classifiers/before</c>, built and run as they are written and as <c>check --mend all --fix=suggested</c> leaves them.</summary>
public sealed class MendedServicesTests : IDisposable
{
    private static readonly string[] Services = ["cpu-classifier", "gpu-classifier"];

    private readonly TemporaryFolder folder = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_mended_service_builds_answers_as_before_and_is_no_longer_root()
    {
        Command.NeedAsRoot("mmdebstrap", "buildah", "podman", "runc", "python3", "dpkg-deb");
        var images = RealImages.Folder();
        foreach (var name in (string[])["before", "after"]) Copy(Path.Combine(Repository.Root, "examples/classifiers/before"), folder.File(name));
        await MendAsync(folder.File("after"));

        var before = await RunAsync(images, folder.File("before"));
        var after = await RunAsync(images, folder.File("after"));

        foreach (var service in Services)
        {
            var (was, now) = (before[service], after[service]);
            Assert.Equal((0, true, 0), (was.GetProperty("uid").GetInt32(), was.GetProperty("writable").GetBoolean(), was.GetProperty("healthcheck").GetInt32()));
            Assert.Equal((1000, false, 0), (now.GetProperty("uid").GetInt32(), now.GetProperty("writable").GetBoolean(), now.GetProperty("healthcheck").GetInt32()));
            Assert.True(now.GetProperty("home").GetBoolean(), "the account has no home that it can write to");
            Assert.Equal("ok", now.GetProperty("health").GetProperty("status").GetString());
            Assert.Equal(was.GetProperty("health").GetRawText(), now.GetProperty("health").GetRawText());
            Assert.Equal(was.GetProperty("answer").GetRawText(), now.GetProperty("answer").GetRawText());
            Assert.Contains("gcc", Tools(was));
            Assert.Empty(Tools(now).Intersect(["curl", "gcc", "make"]));
        }

        Assert.Equal("de", after["cpu-classifier"].GetProperty("answer").GetProperty("label").GetString());
        Assert.Equal("1", after["gpu-classifier"].GetProperty("answer").GetProperty("answers")[0].GetProperty("label").GetString());
    }

    /// <summary>Buildah of Debian 12 knows no COPY --link, which is the one fix that is left out.</summary>
    private static async Task MendAsync(string services)
    {
        using var drydock = new DrydockProgram();
        var result = await drydock.RunAsync(null, ["check", "--no-shellcheck", "--mend", "all", "--fix=suggested", "--ignore", "copy-link", services], Cancel);
        foreach (var service in Services) Assert.Contains($"{service}/Dockerfile: mended slim, multi-stage, user, ", result.Error, StringComparison.Ordinal);
    }

    private static async Task<Dictionary<string, JsonElement>> RunAsync(string images, string services)
    {
        var output = await Command.MustAsync(["bash", Path.Combine(Repository.Root, "eng/images/build-mended.sh"), images, services], Cancel);
        return output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(static line => JsonDocument.Parse(line).RootElement)
            .ToDictionary(static r => r.GetProperty("service").GetString()!, static r => r.GetProperty("result"), StringComparer.Ordinal);
    }

    private static List<string> Tools(JsonElement result) => [.. result.GetProperty("tools").EnumerateArray().Select(static t => t.GetString()!)];

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }
}
