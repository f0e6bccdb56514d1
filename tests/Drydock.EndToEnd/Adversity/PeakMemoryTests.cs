using Drydock.EndToEnd.Tools;
using Drydock.TestKit.Images;

namespace Drydock.EndToEnd.Adversity;

/// <summary>Archives that cost other readers up to 1.5 GB of memory (docs/explanation/hostile-input.md): the real program says what is wrong, or reads on,
/// within the memory that any image may cost.</summary>
public sealed class PeakMemoryTests : IDisposable
{
    private const long Mebi = 1 << 20;
    private const long Limit = 150 * Mebi;

    /// <summary>What the runtime takes to compile the program while it runs, where the published binary is not there.</summary>
    private const long Compiler = 50 * Mebi;

    private readonly DrydockProgram drydock = new();
    private readonly TemporaryFolder folder = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        drydock.Dispose();
        folder.Dispose();
    }

    /// <summary>Name, and what the report says; null where the image is read completely.</summary>
    public static TheoryData<string, string?> Layers => new()
    {
        { "a pax header of 1 GiB", "header" },
        { "a global pax header of 1 GiB", "header" },
        { "a valid pax path of 300 MB", "header" },
        { "a GNU long name of 512 MB", "header" },
        { "1,000,000 empty entries", null },
        { "a negative size", "size" },
        { "a size of 2^62", "" },
        { "an archive that is cut", "" },
        { "names that climb out", ".." },
        { "names of control characters and markup", null },
        { "6 GiB of zeros in 6 MB", "times its size" },
    };

    [Theory]
    [MemberData(nameof(Layers))]
    public async Task A_hostile_layer_is_told_or_read_within_the_memory_limit(string layer, string? said)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "peak memory is read from /proc");
        HostileLayers.WriteLayout(folder.File("layout"), Make(layer));

        var (result, peak) = await drydock.MeasureAsync(["scan", "oci:" + folder.File("layout"), "--format", "json", "--no-progress"], Cancel);

        Assert.True(peak > 0 && peak <= (DrydockProgram.IsPublished ? Limit : Limit + Compiler), $"{layer}: {peak / Mebi} MiB");
        Sentences.AssertNoTrace(result);
        using var report = System.Text.Json.JsonDocument.Parse(result.Output);
        var status = report.RootElement.GetProperty("status").GetString();
        var problems = report.RootElement.GetProperty("problems").EnumerateArray().Select(static p => p.ToString()).ToList();
        if (said is null)
        {
            Assert.True(status is "complete" or "partial" && result.Output.Contains("libc6", StringComparison.Ordinal), $"{status}: {string.Join('\n', problems)}");
            return;
        }

        Assert.NotEqual("complete", status);
        Assert.Equal(1, result.ExitCode);
        Assert.Contains(problems, p => p.Contains(said, StringComparison.Ordinal));
    }

    private static IEnumerable<byte[]> Make(string layer) => layer switch
    {
        "a pax header of 1 GiB" => HostileLayers.Body("pax", 'x', 1024 * Mebi, 0).Concat(HostileLayers.RootAndEnd()),
        "a global pax header of 1 GiB" => HostileLayers.Body("pax", 'g', 1024 * Mebi, 0).Concat(HostileLayers.RootAndEnd()),
        "a valid pax path of 300 MB" => HostileLayers.Body("pax", 'x', 314_572_800, (byte)'a', "314572816 path=").Concat(HostileLayers.RootAndEnd()),
        "a GNU long name of 512 MB" => HostileLayers.Body("././@LongLink", 'L', 512 * Mebi, (byte)'a').Concat(HostileLayers.RootAndEnd()),
        "1,000,000 empty entries" => HostileLayers.EmptyFiles(1_000_000).Concat(HostileLayers.RootAndEnd()),
        "a negative size" => [HostileLayers.Header("a", '0', -1), .. HostileLayers.RootAndEnd()],
        "a size of 2^62" => [HostileLayers.Header("a", '0', 1L << 62), .. HostileLayers.RootAndEnd()],
        "an archive that is cut" => [HostileLayers.RootAndEnd().Single()[..1800]],
        "names that climb out" => [new TarBuilder().File("../../etc/cron.d/x", "x").Symlink("lnk", "/etc").File("lnk/passwd", "x").WithoutEnd(), .. HostileLayers.RootAndEnd()],
        "names of control characters and markup" => [new TarBuilder().File("a\u0007\u001b[31m<script>", "x").WithoutEnd(), .. HostileLayers.RootAndEnd()],
        _ => HostileLayers.Body("zeros", '0', 6 * 1024 * Mebi, 0).Concat(HostileLayers.RootAndEnd()),
    };
}
