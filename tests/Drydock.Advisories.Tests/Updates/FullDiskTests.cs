using System.Diagnostics;
using System.Text;
using Drydock.Advisories.Feeds;
using Drydock.TestKit.Feeds;

namespace Drydock.Advisories.Tests.Updates;

/// <summary>Updates on a file system of 512 kB.</summary>
public sealed class FullDiskTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("drydock-full-").FullName;
    private bool mounted;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private string Disk => Path.Combine(folder, "disk");

    public void Dispose()
    {
        if (mounted) Run("umount", Disk);
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task A_full_disk_is_one_sentence_and_the_old_database_stays()
    {
        Directory.CreateDirectory(Disk);
        mounted = OperatingSystem.IsLinux() && Run("mount", "-t", "tmpfs", "-o", "size=512k", "tmpfs", Disk);
        Assert.SkipUnless(mounted, "mounting a small file system needs root");
        var database = Path.Combine(Disk, "advisories.db");
        await UpdateAsync(database, 20);

        var thrown = await Assert.ThrowsAsync<DatabaseException>(() => UpdateAsync(database, 60_000));

        Assert.Contains("full", thrown.Problem.Wrong, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain('\n', thrown.Message);
        using var old = AdvisoryDatabase.Open(database);
        Assert.Single(old.Find("Debian:12", "p19"));
        Assert.False(File.Exists(database + ".new"));
        await UpdateAsync(database, 30);
    }

    private static bool Run(string program, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardError = true })!;
            process.StandardError.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }

    private async Task UpdateAsync(string database, int count)
    {
        var mirror = Path.Combine(folder, "mirror");
        Directory.CreateDirectory(Path.Combine(mirror, "debian"));
        await File.WriteAllBytesAsync(Path.Combine(mirror, "debian/json"), Encoding.UTF8.GetBytes(FeedFiles.Tracker(count)), Cancel);
        using var http = new HttpClient();
        var options = new UpdateOptions { From = mirror, Feeds = FeedList.Find("debian"), Force = true };
        await new DatabaseUpdater(http, TimeProvider.System).UpdateAsync(database, options, null, Cancel);
    }
}
