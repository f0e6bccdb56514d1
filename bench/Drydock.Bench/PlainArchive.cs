namespace Drydock.Bench;

/// <summary>Budget: a cold scan of an uncompressed 3 GB docker-archive takes half a second or less.</summary>
internal static class PlainArchive
{
    public static void Run(BenchRun bench)
    {
        var archive = SampleImage.DockerArchive(Path.Combine(bench.Work, "plain-3gb.tar"),
        [
            (0, static layer =>
            {
                SampleImage.WriteRoot(layer, 400);
                for (var i = 0; i < 38_000; i++) TarFile.Hole(layer, $"opt/many/{i % 97}/{i}", 60_000);
                TarFile.End(layer);
            }),
            (0, static layer =>
            {
                for (var i = 0; i < 800; i++) TarFile.Hole(layer, $"opt/large/{i}", 900_000);
                TarFile.End(layer);
            }),
        ]);
        var scan = BenchRun.Median(5, () =>
        {
            bench.Forget("archive-cache");
            return bench.Drydock("archive-cache", "scan", "docker-archive:" + archive, "--format", "json", "--quiet").Expect(0, 1);
        });
        BenchRun.Line($"docker-archive, {BenchRun.MiB(new FileInfo(archive).Length)}, 38,800 entries, cold", $"{BenchRun.Ms(scan.Wall)}; peak {BenchRun.MiB(scan.PeakBytes)}");
    }
}
