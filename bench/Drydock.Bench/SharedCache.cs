namespace Drydock.Bench;

/// <summary>Budget: 16 processes on one cold cache at once: no error, and no wait over a second beyond the work itself.</summary>
internal static class SharedCache
{
    public static void Run(BenchRun bench)
    {
        var layout = "oci:" + Path.Combine(bench.Work, "gzip-layout");
        bench.Forget("shared");
        var cold = Together();
        var warm = Together();
        BenchRun.Line("16 processes on one cache, cold", $"errors {Errors(cold)}; slowest {BenchRun.Ms(cold.Max(static m => m.Wall))}");
        BenchRun.Line("16 processes on one cache, warm", $"errors {Errors(warm)}; slowest {BenchRun.Ms(warm.Max(static m => m.Wall))}");

        Measured[] Together()
        {
            var all = new Measured[16];
            var threads = Enumerable.Range(0, 16).Select(i => new Thread(() => all[i] = bench.Drydock("shared", "scan", layout, "--format", "json", "--quiet"))).ToArray();
            foreach (var thread in threads) thread.Start();
            foreach (var thread in threads) thread.Join();
            return all;
        }
    }

    private static int Errors(Measured[] all) => all.Count(m => m.Output != all[0].Output || m.ExitCode != all[0].ExitCode || m.Output.Length == 0);
}
