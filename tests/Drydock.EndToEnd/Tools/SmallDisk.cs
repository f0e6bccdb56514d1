using System.Globalization;

namespace Drydock.EndToEnd.Tools;

/// <summary>A file system of its own (tmpfs), small enough to be filled. Needs root: the test that asks for one is skipped otherwise.</summary>
internal sealed class SmallDisk : IAsyncDisposable
{
    private readonly TemporaryFolder folder = new();

    private SmallDisk() => Directory.CreateDirectory(Path);

    public string Path => folder.File("disk");

    public static async Task<SmallDisk> MountAsync(long bytes, CancellationToken cancellationToken)
    {
        Command.NeedAsRoot("mount", "umount");
        var disk = new SmallDisk();
        var mounted = await Command.RunAsync(["mount", "-t", "tmpfs", "-o", Size(bytes), "tmpfs", disk.Path], null, cancellationToken);
        if (mounted.ExitCode == 0) return disk;
        disk.folder.Dispose();
        Assert.Skip($"no file system can be mounted here: {mounted.Error.Trim()}");
        return disk;
    }

    public string File(string name) => System.IO.Path.Combine(Path, name);

    /// <summary>Writes a file until no byte is free.</summary>
    public void Fill()
    {
        using var filler = new FileStream(File("filler"), FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        var block = new byte[4096];
        try
        {
            while (true) filler.Write(block);
        }
        catch (IOException)
        {
            // It is full.
        }
    }

    public Task ResizeAsync(long bytes, CancellationToken cancellationToken) => RemountAsync(Size(bytes), cancellationToken);

    public Task ReadOnlyAsync(CancellationToken cancellationToken) => RemountAsync("ro", cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await Command.RunAsync(["umount", Path], null, CancellationToken.None);
        folder.Dispose();
    }

    private static string Size(long bytes) => string.Create(CultureInfo.InvariantCulture, $"size={bytes}");

    private Task<string> RemountAsync(string options, CancellationToken cancellationToken) =>
        Command.MustAsync(["mount", "-o", "remount," + options, Path], cancellationToken);
}
