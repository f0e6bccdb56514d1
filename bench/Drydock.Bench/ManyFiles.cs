namespace Drydock.Bench;

/// <summary>Budgets: 500,000 small files in one second or less; memory at 3,000,000 files 150 MB or less.</summary>
internal static class ManyFiles
{
    public static void Run(BenchRun bench)
    {
        Files(bench, 500_000);
        Files(bench, 1_900_000);
    }

    private static void Files(BenchRun bench, int count)
    {
        var archive = SampleImage.DockerArchive(Path.Combine(bench.Work, $"files-{count}.tar"),
        [
            (0, layer =>
            {
                SampleImage.WriteRoot(layer, 400);
                for (var i = 0; i < count; i++) TarFile.Hole(layer, $"srv/data/{i % 1009}/{i}", 100);
                TarFile.End(layer);
            }),
        ]);
        var scan = BenchRun.Median(3, () =>
        {
            bench.Forget("files-cache");
            return bench.Drydock("files-cache", "scan", "docker-archive:" + archive, "--format", "json", "--quiet").Expect(0, 1);
        });
        BenchRun.Line($"docker-archive, {count:N0} small files, cold", $"{BenchRun.Ms(scan.Wall)}; peak {BenchRun.MiB(scan.PeakBytes)}");
    }
}
