using System.Diagnostics;
using Drydock.EndToEnd.Tools;
using Drydock.TestKit.Images;

namespace Drydock.EndToEnd.Adversity;

/// <summary>kill -9 at several moments of a run: nothing is lost, and the next run is fine.</summary>
public sealed class KilledProcessTests : IDisposable
{
    private const int Moments = 6;

    private readonly DrydockProgram drydock = new();
    private readonly TemporaryFolder folder = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        drydock.Dispose();
        folder.Dispose();
    }

    [Fact]
    public async Task An_update_killed_at_any_moment_leaves_the_old_database_or_the_new_one()
    {
        const int before = 50, after = 30_000;
        using var mirror = new Mirror();
        mirror.Write(before);
        await MustAsync(mirror.Update);
        mirror.Write(after);
        var whole = await TimeOfAsync(async ct =>
        {
            using var other = new DrydockProgram();
            Assert.Equal(0, (await other.RunAsync(null, mirror.Update, ct)).ExitCode);
        });

        var killed = 0;
        for (var moment = 1; moment <= Moments; moment++)
        {
            if (await drydock.KillAfterAsync(whole * moment / (Moments + 1), mirror.Update, Cancel)) killed++;
            Assert.Contains(await Mirror.RecordsAsync(drydock, null, Cancel), new[] { before, after });
        }

        Assert.True(killed > 0, "no run was still running when it was to be killed");
        await MustAsync(mirror.Update);
        Assert.Equal(after, await Mirror.RecordsAsync(drydock, null, Cancel));
        Assert.Equal(["advisories.db", "advisories.db.lock"], Directory.EnumerateFileSystemEntries(Path.Combine(drydock.DataHome, "drydock"))
            .Select(static f => Path.GetFileName(f)).Where(static f => !f.EndsWith(".cache", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_scan_killed_at_any_moment_spoils_neither_the_cache_nor_the_next_scan()
    {
        var image = TestImage.Create();
        var noise = new byte[24 << 20];
        for (var layer = 0; layer < 4; layer++)
        {
            new Random(layer).NextBytes(noise);
            var status = string.Concat(Enumerable.Range(0, (layer + 1) * 50).Select(static i => $"Package: p{i}\nStatus: install ok installed\nVersion: 1.{i}\nArchitecture: all\n\n"));
            image = image.Layer(l => l.File("usr/share/noise", noise).File("var/lib/dpkg/status", status).File("etc/os-release", "ID=debian\nVERSION_ID=12\n"));
        }

        string[] scan = ["scan", "oci:" + image.WriteLayout(folder.File("layout")), "--format", "json", "--no-progress"];
        string expected = "";
        var whole = await TimeOfAsync(async ct =>
        {
            using var other = new DrydockProgram();
            expected = (await other.RunAsync(null, scan, ct)).Output;
        });
        Assert.Contains("\"p199\"", expected, StringComparison.Ordinal);

        var killed = 0;
        for (var moment = 1; moment <= Moments; moment++)
            if (await drydock.KillAfterAsync(whole * moment / (Moments + 1), scan, Cancel)) killed++;

        Assert.True(killed > 0, "no run was still running when it was to be killed");
        for (var run = 0; run < 2; run++)
        {
            var next = await drydock.RunAsync(null, scan, Cancel);
            Assert.Equal(expected, next.Output);
            Assert.DoesNotContain("cache", next.Error, StringComparison.Ordinal);
        }
    }

    private static async Task<TimeSpan> TimeOfAsync(Func<CancellationToken, Task> run)
    {
        var start = Stopwatch.GetTimestamp();
        await run(Cancel);
        return Stopwatch.GetElapsedTime(start);
    }

    private async Task MustAsync(string[] arguments)
    {
        var result = await drydock.RunAsync(null, arguments, Cancel);
        Assert.True(result.ExitCode == 0, result.Error);
    }
}
