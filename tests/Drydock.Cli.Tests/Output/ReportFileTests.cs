using Drydock.Cli.Output;

namespace Drydock.Cli.Tests.Output;

public sealed class ReportFileTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_file_is_replaced_as_a_whole()
    {
        var file = folder.Write("report", "a long old content");
        ReportFile.Write(file, static s => s.Write("new"u8));
        Assert.Equal("new", folder.Read("report"));
        Assert.Single(Directory.EnumerateFileSystemEntries(folder.Path));
    }

    [Fact]
    public void A_new_file_is_made()
    {
        ReportFile.Write(folder.File("report"), static s => s.Write("new"u8));
        Assert.Equal("new", folder.Read("report"));
    }

    [Fact]
    public void A_failure_leaves_the_old_content_and_nothing_else()
    {
        var file = folder.Write("report", "old");
        Assert.Throws<OutputException>(() => ReportFile.Write(file, static s =>
        {
            s.Write("half"u8);
            throw new IOException("no space left");
        }));
        Assert.Equal("old", folder.Read("report"));
        Assert.Single(Directory.EnumerateFileSystemEntries(folder.Path));
    }

    [Fact]
    public void A_symbolic_link_stays_one()
    {
        var target = folder.Write("real", "old");
        var link = folder.File("link");
        File.CreateSymbolicLink(link, target);
        ReportFile.Write(link, static s => s.Write("new"u8));
        Assert.Equal("new", folder.Read("real"));
        Assert.NotNull(new FileInfo(link).LinkTarget);
    }

    [Fact]
    public void A_device_is_written_to_and_not_replaced()
    {
        Assert.SkipUnless(File.Exists("/dev/null"), "there is no /dev/null");
        ReportFile.Write("/dev/null", static s => s.Write("gone"u8));
        Assert.False(new FileInfo("/dev/null").Length > 0);
    }

    [Fact]
    public void A_folder_that_is_missing_is_told() =>
        Assert.Contains("writing", Assert.Throws<OutputException>(() => ReportFile.Write(folder.File("no/such/file"), static _ => { })).Problem.Doing, StringComparison.Ordinal);
}
