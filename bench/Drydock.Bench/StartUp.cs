namespace Drydock.Bench;

/// <summary>Budget: <c>drydock --version</c> in 20 ms or less.</summary>
internal static class StartUp
{
    public static void Run(BenchRun bench)
    {
        var own = BenchRun.Median(21, () => bench.Drydock("startup", "--version").Expect(0));
        var nothing = BenchRun.Median(21, static () => BenchRun.Measure("/bin/true", []).Expect(0));
        BenchRun.Line("start-up: --version (median of 21)", $"{BenchRun.Ms(own.Wall)}; /bin/true {BenchRun.Ms(nothing.Wall)}; peak {BenchRun.MiB(own.PeakBytes)}");
    }
}
