namespace Drydock.Bases.Tests.Comparison;

/// <summary>A small root file system in a temporary folder.</summary>
internal sealed class RootFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("drydock-root-").FullName;

    public RootFolder Text(string path, string text) => Library(path, System.Text.Encoding.UTF8.GetBytes(text));

    public RootFolder Library(string path, byte[] content)
    {
        var full = System.IO.Path.Combine(Path, path);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(full)!);
        File.WriteAllBytes(full, content);
        return this;
    }

    public RootFolder Program(string path)
    {
        Text(path, "#!/bin/sh\n");
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(System.IO.Path.Combine(Path, path), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.OtherExecute);
        return this;
    }

    /// <summary>dpkg's list of a package's files.</summary>
    public RootFolder List(string package, params string[] files) => Text($"var/lib/dpkg/info/{package}.list", string.Concat(files.Select(static f => $"/{f}\n")));

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
