using Drydock.EndToEnd.Tools;
using Drydock.TestKit.Images;

namespace Drydock.EndToEnd.Adversity;

/// <summary>Places that cannot be written.</summary>
public sealed class ReadOnlyTests : IDisposable
{
    private readonly DrydockProgram drydock = new();
    private readonly TemporaryFolder folder = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        drydock.Dispose();
        folder.Dispose();
    }

    [Fact]
    public async Task A_cache_below_a_file_is_told_once_and_the_scan_is_complete()
    {
        var scan = Scan("layout");
        var expected = await drydock.RunAsync(null, scan, Cancel);
        await File.WriteAllTextAsync(folder.File("file"), "", Cancel);

        var actual = await drydock.RunAsync(Cache(folder.File("file")), scan, Cancel);

        Assert.Equal((expected.ExitCode, expected.Output), (actual.ExitCode, actual.Output));
        Sentences.OneWarning(actual, "cache is not used");
    }

    [Fact]
    public async Task A_cache_on_a_read_only_file_system_costs_no_finding()
    {
        await using var disk = await SmallDisk.MountAsync(8 << 20, Cancel);
        var first = await drydock.RunAsync(Cache(disk.Path), Scan("layout"), Cancel);
        await disk.ReadOnlyAsync(Cancel);

        var known = await drydock.RunAsync(Cache(disk.Path), Scan("layout"), Cancel);
        var other = await drydock.RunAsync(Cache(disk.Path), Scan("other", "zlib1g"), Cancel);

        Assert.Equal((first.ExitCode, first.Output), (known.ExitCode, known.Output));
        Sentences.AssertNoTrace(known);
        Assert.Contains("zlib1g", other.Output, StringComparison.Ordinal);
        Assert.Equal(first.ExitCode, other.ExitCode);
        Sentences.AssertNoTrace(other);
    }

    [Fact]
    public async Task A_database_that_cannot_be_written_is_one_sentence()
    {
        using var mirror = new Mirror();
        mirror.Write(5);
        await File.WriteAllTextAsync(folder.File("file"), "", Cancel);

        var result = await drydock.RunAsync(null, [.. mirror.Update, "--db", folder.File("file/advisories.db")], Cancel);

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("advisories.db", Sentences.OneError(result), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("missing/report.json")]
    [InlineData("folder")]
    [InlineData("file/report.json")]
    public async Task A_report_that_cannot_be_written_is_one_sentence_and_the_others_are_written(string place)
    {
        Directory.CreateDirectory(folder.File("folder"));
        await File.WriteAllTextAsync(folder.File("file"), "", Cancel);

        var result = await drydock.RunAsync(null, [.. Scan("layout")[..2], "-o", "json=" + folder.File(place), "-o", "sarif=" + folder.File("out.sarif")], Cancel);

        Assert.Equal(1, result.ExitCode);
        Assert.Contains(folder.File(place), Sentences.OneError(result), StringComparison.Ordinal);
        Assert.Contains("package", result.Output, StringComparison.Ordinal);
        Assert.True(File.Exists(folder.File("out.sarif")));
    }

    private static Dictionary<string, string> Cache(string place) => new(StringComparer.Ordinal) { ["XDG_CACHE_HOME"] = place };

    private string[] Scan(string name, string package = "libc6")
    {
        var image = TestImage.Create().Layer(l => l.File("etc/os-release", "ID=debian\nVERSION_ID=12\n")
            .File("var/lib/dpkg/status", $"Package: {package}\nStatus: install ok installed\nVersion: 1\nArchitecture: all\n"));
        return ["scan", "oci:" + image.WriteLayout(folder.File(name)), "--format", "json"];
    }
}
