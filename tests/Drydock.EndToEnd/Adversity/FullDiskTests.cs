using Drydock.EndToEnd.Tools;
using Drydock.TestKit.Images;

namespace Drydock.EndToEnd.Adversity;

/// <summary>Cache, data and reports on a file system without room.</summary>
public sealed class FullDiskTests : IDisposable
{
    private const long Kibi = 1 << 10;

    private readonly DrydockProgram drydock = new();
    private readonly TemporaryFolder folder = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        drydock.Dispose();
        folder.Dispose();
    }

    [Fact]
    public async Task An_update_that_finds_no_room_says_so_keeps_the_old_database_and_succeeds_once_there_is_room()
    {
        await using var disk = await SmallDisk.MountAsync(512 * Kibi, Cancel);
        var data = new Dictionary<string, string>(StringComparer.Ordinal) { ["XDG_DATA_HOME"] = disk.Path };
        using var mirror = new Mirror();
        mirror.Write(20);
        var first = await drydock.RunAsync(data, mirror.Update, Cancel);
        Assert.True(first.ExitCode == 0, first.Error);

        mirror.Write(40_000);
        var second = await drydock.RunAsync(data, mirror.Update, Cancel);

        Assert.Equal(1, second.ExitCode);
        Assert.Contains("full", Sentences.OneError(second), StringComparison.OrdinalIgnoreCase);
        Assert.Equal(20, await Mirror.RecordsAsync(drydock, data, Cancel));
        await disk.ResizeAsync(64 * Kibi * Kibi, Cancel);
        Assert.Equal(0, (await drydock.RunAsync(data, mirror.Update, Cancel)).ExitCode);
        Assert.Equal(40_000, await Mirror.RecordsAsync(drydock, data, Cancel));
    }

    [Fact]
    public async Task A_scan_with_a_cache_that_has_no_room_says_so_once_and_finds_the_same()
    {
        var scan = Scan();
        var expected = await drydock.RunAsync(null, scan, Cancel);
        await using var disk = await SmallDisk.MountAsync(64 * Kibi, Cancel);
        disk.Fill();

        var actual = await drydock.RunAsync(new Dictionary<string, string>(StringComparer.Ordinal) { ["XDG_CACHE_HOME"] = disk.Path }, scan, Cancel);

        Assert.Equal((expected.ExitCode, expected.Output), (actual.ExitCode, actual.Output));
        Sentences.OneWarning(actual, "cache is not used");
    }

    [Fact]
    public async Task A_cache_that_runs_full_during_a_scan_costs_no_finding_and_serves_again_once_there_is_room()
    {
        var scan = Scan(packages: 20_000);
        var expected = await drydock.RunAsync(null, scan, Cancel);
        await using var disk = await SmallDisk.MountAsync(100 * Kibi, Cancel);
        var cache = new Dictionary<string, string>(StringComparer.Ordinal) { ["XDG_CACHE_HOME"] = disk.Path };

        var full = await drydock.RunAsync(cache, scan, Cancel);
        await disk.ResizeAsync(64 * Kibi * Kibi, Cancel);
        var after = await drydock.RunAsync(cache, scan, Cancel);

        Assert.Equal((expected.ExitCode, expected.Output), (full.ExitCode, full.Output));
        Sentences.OneWarning(full, "cache is not used");
        Assert.Equal((expected.ExitCode, expected.Output), (after.ExitCode, after.Output));
        Assert.DoesNotContain("cache is not used", after.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_report_that_finds_no_room_keeps_the_old_one_and_ends_with_exit_code_1()
    {
        await using var disk = await SmallDisk.MountAsync(64 * Kibi, Cancel);
        await File.WriteAllTextAsync(disk.File("report.json"), "old", Cancel);
        disk.Fill();

        var result = await drydock.RunAsync(null, [.. Scan()[..2], "-o", "json=" + disk.File("report.json")], Cancel);

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("report.json", Sentences.OneError(result), StringComparison.Ordinal);
        Assert.Contains("packages", result.Output, StringComparison.Ordinal);
        Assert.Equal("old", await File.ReadAllTextAsync(disk.File("report.json"), Cancel));
        Assert.Equal(["filler", "report.json"], Directory.EnumerateFiles(disk.Path).Select(static f => Path.GetFileName(f)).Order(StringComparer.Ordinal));
    }

    private string[] Scan(int packages = 30)
    {
        var status = string.Concat(Enumerable.Range(0, packages).Select(static i => $"Package: p{i}\nStatus: install ok installed\nVersion: 1.{i}\nArchitecture: all\n\n"));
        var image = TestImage.Create().Layer(l => l.File("etc/os-release", "ID=debian\nVERSION_ID=12\n").File("var/lib/dpkg/status", status));
        return ["scan", "oci:" + image.WriteLayout(folder.File("layout")), "--format", "json"];
    }
}
