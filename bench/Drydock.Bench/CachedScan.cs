namespace Drydock.Bench;

/// <summary>Budget: the second scan of a known image takes 100 ms or less, process start included. Uses the image of <see cref="GzipLayers"/>.</summary>
internal static class CachedScan
{
    public static void Run(BenchRun bench)
    {
        var layout = "oci:" + Path.Combine(bench.Work, "gzip-layout");
        bench.Drydock("cached", "scan", layout, "--format", "json", "--quiet").Expect(0, 1);
        var scan = BenchRun.Median(11, () => bench.Drydock("cached", "scan", layout, "--format", "json", "--quiet").Expect(0, 1));
        BenchRun.Line("second scan of a known image (median of 11)", $"{BenchRun.Ms(scan.Wall)}; peak {BenchRun.MiB(scan.PeakBytes)}");
    }
}
