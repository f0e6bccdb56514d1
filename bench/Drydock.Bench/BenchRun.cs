using System.Diagnostics;
using System.Globalization;

namespace Drydock.Bench;

/// <summary>Runs the published binary as a user would and prints one line per measurement.</summary>
/// <param name="Binary">The published <c>drydock</c>.</param>
/// <param name="Work">A folder for generated images and caches; generated once and kept.</param>
internal sealed record BenchRun(string Binary, string Work)
{
    /// <summary>Runs the tool once in a cache folder of its own choosing.</summary>
    public Measured Drydock(string cache, params string[] arguments) =>
        Measure(Binary, arguments, ("XDG_CACHE_HOME", Directory.CreateDirectory(Path.Combine(Work, cache)).FullName));

    /// <summary>The median run of several, by wall time.</summary>
    public static Measured Median(int runs, Func<Measured> run)
    {
        var all = Enumerable.Range(0, runs).Select(_ => run()).OrderBy(static m => m.Wall).ToArray();
        return all[runs / 2] with { PeakBytes = all.Max(static m => m.PeakBytes) };
    }

    public static void Line(string name, string value) => Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-52} {value}"));

    public static string Ms(TimeSpan time) => string.Create(CultureInfo.InvariantCulture, $"{time.TotalMilliseconds:F1} ms");

    public static string MiB(long bytes) => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1048576.0:F1} MiB");

    /// <summary>Deletes a cache folder so that the next run is cold.</summary>
    public void Forget(string cache)
    {
        var folder = Path.Combine(Work, cache);
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
    }

    /// <summary>Runs a program; peak memory is the kernel's high-water mark (VmHWM), read until the process is gone.</summary>
    public static Measured Measure(string program, IEnumerable<string> arguments, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in environment) start.Environment[name] = value;
        var clock = Stopwatch.StartNew();
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start");
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        var peak = 0L;
        while (!process.WaitForExit(1)) peak = Math.Max(peak, PeakOf(process.Id));
        clock.Stop();
        return new Measured(clock.Elapsed, peak, process.ExitCode, output.GetAwaiter().GetResult(), errors.GetAwaiter().GetResult());
    }

    private static long PeakOf(int process)
    {
        try
        {
            foreach (var line in File.ReadLines($"/proc/{process}/status"))
                if (line.StartsWith("VmHWM:", StringComparison.Ordinal))
                    return long.Parse(line.AsSpan(6).TrimEnd("kB ").Trim(), CultureInfo.InvariantCulture) * 1024;
        }
        catch (IOException)
        {
            // The process ended between two looks; the last mark stands.
        }

        return 0;
    }
}
