namespace Drydock.Bench;

/// <summary>Budget: <c>db update</c> from all feeds in 30 s and 400 MB or less. Needs DRYDOCK_FEEDS.</summary>
internal static class DatabaseBuild
{
    public static void Run(BenchRun bench)
    {
        if (Environment.GetEnvironmentVariable("DRYDOCK_FEEDS") is not { Length: > 0 } feeds)
        {
            BenchRun.Line("database build", "skipped: DRYDOCK_FEEDS is not set");
            return;
        }

        var database = Path.Combine(bench.Work, "bench.db");
        var build = BenchRun.Median(3, () =>
        {
            File.Delete(database);
            return bench.Drydock("database", "db", "update", "--from", feeds, "--db", database, "--quiet").Expect(0);
        });
        BenchRun.Line("database from all feeds (median of 3)", $"{build.Wall.TotalSeconds:F2} s; peak {BenchRun.MiB(build.PeakBytes)}; {BenchRun.MiB(new FileInfo(database).Length)} on disk");
    }
}
