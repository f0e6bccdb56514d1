using Drydock.Gpu.Reference;

namespace Drydock.Gpu.Tests.Reference;

/// <summary>The tables as mirrors hand them on.</summary>
public sealed class GpuTableFeedTests
{
    private static readonly string Text = GpuTableFeed.Write(GpuTables.BuiltIn);

    private static DateOnly Day => GpuTables.BuiltIn.AsOf;

    private static GpuTables Read(string text) => GpuTableFeed.Read(text, "a mirror");

    private static string Dated(string day) => Text.Replace($"as-of {Day:yyyy-MM-dd}", $"as-of {day}", StringComparison.Ordinal);

    [Fact]
    public void What_is_written_is_read_again()
    {
        var read = Read(Text);
        Assert.Equal((GpuTables.BuiltIn.Count, Day, "a mirror"), (read.Count, read.AsOf, read.Origin));
        Assert.Equal(Text, GpuTableFeed.Write(read));
        Assert.Equal(GpuTables.BuiltIn.Pins.Select(static p => p.ToString()), read.Pins.Select(static p => p.ToString()));
    }

    [Fact]
    public void A_table_that_is_not_there_is_the_tools_and_an_unknown_one_is_left_out()
    {
        var read = Read($"drydock-gpu-tables 1\nas-of 2027-01-02\n== of-the-future\nanything | goes\n== torch-glibc\n# w\n# source s 2027-01 someone's measurement\nfrom | to | cuda | glibc | source\n1.11 | 2.15 | all | 2.31 | s\n");
        Assert.Equal((2, 31), Assert.Single(read.TorchGlibc).Glibc);
        Assert.Equal("someone's measurement, as of 2027-01", read.TorchGlibc[0].Citation.ToString());
        Assert.Equal(GpuTables.BuiltIn.Pins.Length, read.Pins.Length);
    }

    [Theory]
    [InlineData("", "cut")]
    [InlineData("hello\n", "does not begin with")]
    [InlineData("drydock-gpu-tables 2\nas-of 2027-01-02\n", "does not begin with")]
    [InlineData("drydock-gpu-tables 1\n== cuda-sizes\n", "does not tell its day")]
    [InlineData("drydock-gpu-tables 1\nas-of 2027-13-02\n", "does not tell its day")]
    [InlineData("drydock-gpu-tables 1\nas-of 2027-01-02\n", "has no table")]
    [InlineData("drydock-gpu-tables 1\nas-of 2027-01-02\nx\n", "in front of the first table")]
    [InlineData("drydock-gpu-tables 1\nas-of 2027-01-02\n== cuda-sizes\n# w\n# source s 2026 t\nwhat | source\nbase | s\n", "no column 'megabytes'")]
    [InlineData("drydock-gpu-tables 1\nas-of 2027-01-02\n== cuda-sizes\n# w\n# source s 2026 t\nwhat | megabytes | source\nbase | many | s\n", "'many' is not a number")]
    [InlineData("drydock-gpu-tables 1\nas-of 2027-01-02\n== cuda-sizes\n# w\n# source s\nwhat | megabytes | source\nbase | 1 | s\n", "has no date")]
    [InlineData("drydock-gpu-tables 1\nas-of 2027-01-02\n== cuda-sizes\n# w\n# source s 2026 t\nwhat | megabytes | source\n", "has no rows")]
    [InlineData("drydock-gpu-tables 1\nas-of 2027-01-02\n== a\n== a\n", "twice")]
    [InlineData("drydock-gpu-tables 1\nas-of 2027-01-02\n== a\u001b[2J\n", "control characters")]
    [InlineData("drydock-gpu-tables 1\nas-of 2027-01-02\n== cuda-least-driver\n# w\n# source s 2026 t\ncuda | linux | windows | source\n9.0 | 384.81 | 385.54 | s\n8.0 | 375.26 | 376.51 | s\n", "the oldest comes first")]
    public void What_is_no_such_text_is_refused_with_a_reason(string text, string expected) =>
        Assert.Contains(expected, Assert.Throws<FormatException>(() => Read(text)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_text_cut_anywhere_is_read_or_refused_but_never_breaks()
    {
        for (var end = 0; end < Text.Length; end += 97)
        {
            try
            {
                Assert.True(Read(Text[..end]).Count <= GpuTables.BuiltIn.Count);
            }
            catch (FormatException error)
            {
                Assert.NotEmpty(error.Message);
            }
        }
    }

    [Fact]
    public void Older_future_and_shrunken_tables_are_not_believed()
    {
        var current = GpuTables.BuiltIn;
        Assert.Null(GpuTableFeed.Refusal(Read(Text), current, Day, false));
        Assert.Contains("older than", GpuTableFeed.Refusal(Read(Dated("2020-01-01")), current, Day, true), StringComparison.Ordinal);
        Assert.Contains("has not come yet", GpuTableFeed.Refusal(Read(Dated("2030-01-01")), current, Day, true), StringComparison.Ordinal);
        var shrunk = Read($"drydock-gpu-tables 1\nas-of {Day:yyyy-MM-dd}\n== cuda-sizes\n# w\n# source s 2026 t\nwhat | megabytes | source\nbase | 1 | s\n");
        Assert.Contains("its table cuda-sizes has 1 rows where 4 are in use", GpuTableFeed.Refusal(shrunk, current, Day, false), StringComparison.Ordinal);
        Assert.Null(GpuTableFeed.Refusal(shrunk, current, Day, true));
    }
}
