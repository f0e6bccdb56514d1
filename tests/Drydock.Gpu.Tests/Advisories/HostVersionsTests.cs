using Drydock.Gpu.Advisories;

namespace Drydock.Gpu.Tests.Advisories;

public sealed class HostVersionsTests : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("drydock-host-").FullName;

    public void Dispose() => Directory.Delete(root, recursive: true);

    private void Write(string path, string text)
    {
        var full = Path.Combine(root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
    }

    [Fact]
    public void Driver_and_toolkit_are_read_from_files()
    {
        Write("proc/driver/nvidia/version", "NVRM version: NVIDIA UNIX x86_64 Kernel Module  550.54.14  Thu Feb 22 01:44:30 UTC 2024\n");
        Write("var/lib/dpkg/status", "Package: nvidia-container-toolkit\nStatus: deinstall ok config-files\nVersion: 1.10.0-1\n\nPackage: nvidia-container-toolkit-base\nStatus: install ok installed\nVersion: 1.17.7-1\n\nPackage: x\nStatus: install ok installed\nVersion: 2\n");
        var found = HostVersions.Read(root);
        Assert.Equal(("550.54.14", "1.17.7"), (found.Driver.ToString(), found.Toolkit!.ToString()));
    }

    [Fact]
    public void What_is_not_there_is_not_known() => Assert.Equal(new HostVersions(null, null), HostVersions.Read(root));

    [Fact]
    public void Text_that_is_something_else_is_not_known()
    {
        Write("proc/driver/nvidia/version", "hello\n");
        Write("var/lib/dpkg/status", "Package: nvidia-container-toolkit\nStatus: install ok installed\nVersion: what\n");
        Assert.Equal(new HostVersions(null, null), HostVersions.Read(root));
    }
}
