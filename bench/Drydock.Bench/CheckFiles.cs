namespace Drydock.Bench;

/// <summary>Budgets: 600 Dockerfiles checked in a second or less, one in 30 ms or less with the start of the process. The files are the examples of the rules, each as
/// often as needed: small files that are all found fault with.</summary>
internal static class CheckFiles
{
    private const int Count = 600;
    private const string Opening = "```dockerfile\n";

    public static void Run(BenchRun bench)
    {
        var folder = Path.Combine(bench.Work, "dockerfiles");
        var bytes = Write(folder, Examples(bench.Drydock("check", "docs", "rules").Expect(0).Output));
        var all = BenchRun.Median(5, () => bench.Drydock("check", "check", folder, "--format", "json").Expect(0, 2));
        BenchRun.Line($"check: {Count} Dockerfiles of {bytes / Count} bytes (median of 5)", $"{BenchRun.Ms(all.Wall)}; peak {BenchRun.MiB(all.PeakBytes)}");

        var file = Path.Combine(folder, "0", "Dockerfile");
        var one = BenchRun.Median(21, () => bench.Drydock("check", "check", file).Expect(0, 2));
        var start = BenchRun.Median(21, () => bench.Drydock("check", "--version").Expect(0));
        BenchRun.Line("check: one Dockerfile (median of 21)", $"{BenchRun.Ms(one.Wall)}; --version {BenchRun.Ms(start.Wall)}; peak {BenchRun.MiB(one.PeakBytes)}");
    }

    private static long Write(string folder, List<string> examples)
    {
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
        var bytes = 0L;
        for (var i = 0; i < Count; i++)
        {
            var path = Path.Combine(Directory.CreateDirectory(Path.Combine(folder, $"{i}")).FullName, "Dockerfile");
            File.WriteAllText(path, examples[i % examples.Count]);
            bytes += new FileInfo(path).Length;
        }

        return bytes;
    }

    private static List<string> Examples(string page)
    {
        var found = new List<string>();
        for (var at = page.IndexOf(Opening, StringComparison.Ordinal); at >= 0; at = page.IndexOf(Opening, at, StringComparison.Ordinal))
        {
            at += Opening.Length;
            var end = page.IndexOf("\n```", at, StringComparison.Ordinal);
            found.Add(page[at..end] + "\n");
        }

        return found;
    }
}
