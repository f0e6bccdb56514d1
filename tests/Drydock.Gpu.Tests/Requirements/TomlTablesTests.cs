using CsCheck;
using Drydock.Gpu.Requirements;

namespace Drydock.Gpu.Tests.Requirements;

public sealed class TomlTablesTests
{
    [Fact]
    public void Tables_lists_and_strings_of_every_kind_are_read()
    {
        var root = TomlTables.Parse("""
            # comment
            top = "a#b" # behind
            date = 2026-01-01T00:00:00Z
            number = -1_000.5
            dotted."quoted key".x = 'c:\raw'
            [a.b] # table
            list = [
              "one", 'two',   # comment
              { x = "in", y = [true, 1] },
            ]
            long = '''
            first
            second'''
            escaped = "tab\t\"quote\""
            [[a.many]]
            n = "1"
            [[a.many]]
            n = "2"
            [a.many.inner]
            deep = true
            """, out var wrong)!;
        Assert.Equal("", wrong);
        Assert.Equal("a#b", root.Text("top"));
        Assert.Null(root.Text("number"));
        Assert.Equal(@"c:\raw", root.Table("dotted")!.Table("quoted key")!.Text("x"));
        var b = root.Table("a")!.Table("b")!;
        Assert.Equal(["one", "two"], b.List("list")!.OfType<string>());
        Assert.Equal("in", b.List("list")!.OfType<TomlTable>().Single().Text("x"));
        Assert.Equal("first\nsecond", b.Text("long"));
        Assert.Equal("tab\t\"quote\"", b.Text("escaped"));
        var many = root.Table("a")!.List("many")!.OfType<TomlTable>().ToList();
        Assert.Equal(["1", "2"], many.Select(static t => t.Text("n")));
        Assert.True(many[1].Table("inner")!.Flag("deep"));
    }

    [Theory]
    [InlineData("a")]
    [InlineData("a =")]
    [InlineData("= 1")]
    [InlineData("a = \"open")]
    [InlineData("a = [1, 2")]
    [InlineData("a = {x = 1")]
    [InlineData("a = 1 b = 2")]
    [InlineData("a = word")]
    [InlineData("[a")]
    [InlineData("[a]]")]
    [InlineData("[[a]")]
    [InlineData("a = \"\\u0041\"")]
    [InlineData("a = 1\n[a.b]")]
    [InlineData("a = 1\na = 2")]
    [InlineData("[a]\nb = 1\n[[a]]")]
    public void What_is_not_understood_is_refused_as_a_whole(string text)
    {
        Assert.Null(TomlTables.Parse("ok = \"x\"\n" + text, out var wrong));
        Assert.StartsWith("line ", wrong, StringComparison.Ordinal);
    }

    [Fact]
    public void Depth_is_bounded()
    {
        Assert.Null(TomlTables.Parse("a = " + new string('[', 100_000), out _));
        Assert.Null(TomlTables.Parse(string.Join('.', Enumerable.Repeat("a", 100)) + " = 1", out _));
    }

    [Fact]
    public void Any_text_is_read_or_refused() =>
        Gen.Char["ab.=[]{}\"'\\#, \n01"].Array[0, 40].Sample(static letters => TomlTables.Parse(new string(letters), out var wrong) is null == wrong.Length > 0);
}
