using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using Drydock.TestKit.Images;

namespace Drydock.Images.Tests.Registry;

/// <summary>The distribution project's own registry (Debian: docker-registry) on a loopback port; images are pushed by its API.</summary>
internal sealed class DockerRegistry : IAsyncDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("drydock-registry-").FullName;
    private readonly HttpClient http = new();
    private readonly Process process;

    private DockerRegistry(string program, int port)
    {
        Host = string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{port}");
        var config = Path.Combine(folder, "config.yml");
        File.WriteAllText(config, $"version: 0.1\nlog: {{level: error}}\nstorage: {{filesystem: {{rootdirectory: {folder}/data}}}}\nhttp: {{addr: \"{Host}\"}}\n");
        process = Process.Start(new ProcessStartInfo(program, ["serve", config]) { UseShellExecute = false, RedirectStandardError = true, RedirectStandardOutput = true })!;
        process.ErrorDataReceived += static (_, _) => { };
        process.OutputDataReceived += static (_, _) => { };
        process.BeginErrorReadLine();
        process.BeginOutputReadLine();
    }

    public string Host { get; }

    /// <summary>Starts it; skips the test where it is not installed.</summary>
    public static async Task<DockerRegistry> StartAsync(CancellationToken cancellationToken)
    {
        var program = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Select(static f => Path.Combine(f, "docker-registry")).FirstOrDefault(File.Exists);
        Assert.SkipWhen(program is null, "docker-registry is not installed");
        var registry = new DockerRegistry(program!, FreePort());
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(TimeSpan.FromSeconds(30));
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (true)
        {
            try
            {
                using var answer = await registry.http.GetAsync(new Uri($"http://{registry.Host}/v2/"), limit.Token);
                return registry;
            }
            catch (HttpRequestException)
            {
                await timer.WaitForNextTickAsync(limit.Token);
            }
        }
    }

    /// <summary>Pushes every blob and the manifest under a tag.</summary>
    public async Task PushAsync(TestImage image, string repository, string tag, CancellationToken cancellationToken)
    {
        var manifest = image.Manifest();
        foreach (var (digest, content) in image.Blobs().Where(b => b.Digest != Digest.OfSha256(manifest)))
        {
            using var begun = await http.PostAsync(new Uri($"http://{Host}/v2/{repository}/blobs/uploads/"), null, cancellationToken);
            var place = new Uri(new Uri($"http://{Host}"), begun.EnsureSuccessStatusCode().Headers.Location!);
            using var body = new ByteArrayContent(content);
            body.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
            using var put = await http.PutAsync(new Uri(place + (place.Query.Length > 0 ? "&" : "?") + "digest=" + Uri.EscapeDataString(digest.ToString())), body, cancellationToken);
            put.EnsureSuccessStatusCode();
        }

        using var document = new ByteArrayContent(manifest);
        document.Headers.ContentType = new MediaTypeHeaderValue("application/vnd.oci.image.manifest.v1+json");
        using var tagged = await http.PutAsync(new Uri($"http://{Host}/v2/{repository}/manifests/{tag}"), document, cancellationToken);
        tagged.EnsureSuccessStatusCode();
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited) process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
        http.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
