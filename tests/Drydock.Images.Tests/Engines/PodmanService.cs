using System.Diagnostics;
using System.Formats.Tar;
using System.Text;
using Drydock.Images.Engines;

namespace Drydock.Images.Tests.Engines;

/// <summary>A real <c>podman system service</c> on a socket and a store of its own, both gone afterwards.</summary>
public sealed class PodmanService : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("drydock-podman-").FullName;
    private Process? service;

    /// <summary>Why it does not run; null when it does.</summary>
    public string? Missing { get; private set; }

    public Uri Address => new($"unix://{folder}/podman.sock");

    public async ValueTask InitializeAsync()
    {
        if (!OperatingSystem.IsLinux() || !File.Exists("/usr/bin/podman")) Missing = "podman is not installed";
        else if (!Environment.IsPrivilegedProcess) Missing = "a store of its own needs root";
        else if (!await ImportAsync("localhost/drydock/web:1", "etc/os-release") || !await ImportAsync("localhost/drydock/python:3.12", "usr/bin/python3")) Missing = "podman cannot make an image here";
        if (Missing is not null) return;
        service = Start("system", "service", "--time=0", Address.ToString());
        for (var i = 0; i < 500 && !File.Exists(Address.AbsolutePath); i++) await Task.Delay(20);
        if (!File.Exists(Address.AbsolutePath)) Missing = "podman system service does not start here";
    }

    public async Task<ContainerEngine> ConnectAsync() =>
        await ContainerEngine.ConnectAsync(new EngineEndpoint("podman", Address, "test"), TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        if (service is not null)
        {
            service.Kill(entireProcessTree: true);
            await service.WaitForExitAsync();
            service.Dispose();
        }

        Directory.Delete(folder, recursive: true);
    }

    private async Task<bool> ImportAsync(string name, string path)
    {
        var tar = Path.Combine(folder, "root.tar");
        await using (var writer = new TarWriter(File.Create(tar), TarEntryFormat.Ustar))
        {
            await writer.WriteEntryAsync(new UstarTarEntry(TarEntryType.RegularFile, path) { DataStream = new MemoryStream(Encoding.UTF8.GetBytes("content of " + path)) });
        }

        using var import = Start("import", "--quiet", "--change", "ENV PATH=/bin", "--change", "USER 1000", "--change", "LABEL org.example=yes", "--message", "made by a test", tar, name);
        await import.WaitForExitAsync();
        return import.ExitCode == 0;
    }

    private Process Start(params string[] arguments)
    {
        var start = new ProcessStartInfo("/usr/bin/podman") { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in (string[])["--root", folder + "/root", "--runroot", folder + "/run", "--storage-driver", "vfs", "--cgroup-manager", "cgroupfs", "--events-backend", "none", .. arguments])
        {
            start.ArgumentList.Add(argument);
        }

        var process = Process.Start(start)!;
        process.OutputDataReceived += static (_, _) => { };
        process.ErrorDataReceived += static (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }
}
