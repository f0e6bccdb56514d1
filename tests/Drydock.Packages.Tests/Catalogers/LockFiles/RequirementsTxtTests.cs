using System.Text;
using CsCheck;
using Drydock.Packages.Catalogers.LockFiles;

namespace Drydock.Packages.Tests.Catalogers.LockFiles;

public sealed class RequirementsTxtTests
{
    [Fact]
    public void Pip_freeze_and_hand_written_lines_are_read()
    {
        var inventory = Read("""
            # a comment
            Flask==3.0.0  # pinned
            requests[socks,security] == 2.31.0 ; python_version >= "3.8"
            urllib3==1.26.18 \
                --hash=sha256:aaaa \
                --hash=sha256:bbbb
            cli\
            ck==8.1.7
            legacy===1.0-beta
            bracketed (==1.5)
            --index-url https://pypi.example/simple
            torch==2.1.0+cu121
            wheel @ https://files.example/wheel-0.43.0-py3-none-any.whl#sha256=abc
            https://files.example/attrs-23.2.0-py3-none-any.whl
            """);
        Assert.Equal(
            ["attrs 23.2.0", "bracketed 1.5", "click 8.1.7", "flask 3.0.0", "legacy 1.0-beta", "requests 2.31.0", "torch 2.1.0+cu121", "urllib3 1.26.18", "wheel 0.43.0"],
            inventory.NamesAndVersions());
        Assert.All(inventory.Packages, static p => Assert.True(p is { Declared: true, NotMatched: null }));
        Assert.Equal(["only if python_version >= \"3.8\""], inventory.Single("requests").Notes);
        Assert.Empty(inventory.Problems);
    }

    [Theory]
    [InlineData("numpy", "")]
    [InlineData("numpy>=1.20", ">=1.20")]
    [InlineData("numpy==1.*", "==1.*")]
    [InlineData("numpy~=1.20", "~=1.20")]
    [InlineData("numpy >= 1, < 2", ">=1,<2")]
    [InlineData("git+https://git.example/numpy.git@main#egg=numpy", "")]
    public void What_is_not_pinned_is_not_matched(string line, string specifier)
    {
        var package = Assert.Single(Read(line).Packages);
        Assert.Equal(("numpy", specifier, "not pinned to one version"), (package.Name, package.Version, package.NotMatched));
        Assert.Equal("pkg:pypi/numpy", package.Purl);
    }

    [Theory]
    [InlineData("-e git+https://git.example/mine.git@4f42225#egg=mine")]
    [InlineData("--editable=git+https://git.example/mine.git#egg=mine&subdirectory=x")]
    public void An_editable_requirement_is_not_matched(string line) => Assert.Equal("editable install", Read(line).Single("mine").NotMatched);

    [Theory]
    [InlineData("-e .")]
    [InlineData("--extra-index-url https://user:secret@pypi.example/simple")]
    [InlineData("")]
    [InlineData("   # only a comment")]
    public void Lines_that_ask_for_no_package_are_no_problem(string line)
    {
        var inventory = Read(line);
        Assert.Empty(inventory.Packages);
        Assert.Empty(inventory.Problems);
    }

    [Theory]
    [InlineData("not a requirement")]
    [InlineData("==1.0")]
    [InlineData("a[b==1")]
    [InlineData("./folder")]
    public void A_line_that_is_none_is_a_problem_with_its_number(string line) =>
        Assert.Contains("line 2 ", Assert.Single(Read("flask==3.0.0\n" + line).Problems).Wrong, StringComparison.Ordinal);

    [Fact]
    public void Other_encodings_and_line_ends_are_read()
    {
        byte[][] contents =
        [
            [0xEF, 0xBB, 0xBF, .. "a==1\r\nb==2\r\n"u8], [0xFF, 0xFE, .. Encoding.Unicode.GetBytes("a==1\nb==2")],
            [0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes("a==1\rb==2")], [.. "# caf\u00e9\n"u8, .. "a==1\nb==2"u8], Encoding.Latin1.GetBytes("# café\na==1\nb==2"),
        ];
        Assert.All(contents, static c => Assert.Equal(["a 1", "b 2"], InventoryReader.ReadFile("requirements.txt", c).NamesAndVersions()));
    }

    [Fact]
    public void Included_files_and_constraints_of_a_folder_are_followed()
    {
        var inventory = TestLayers.Of(
            ("requirements.txt", "-r requirements/base.txt\n-c constraints.txt\nflask\n-r requirements.txt"),
            ("requirements/base.txt", "-r ../requirements.txt\nclick==8.1.7\nflask==3.0.0\n"),
            ("constraints.txt", "-c constraints.txt\nflask==3.0.0\nunused==1.0\n")).FolderInventory();
        Assert.Equal(["click 8.1.7", "flask 3.0.0"], inventory.NamesAndVersions());
        Assert.Equal(["requirements.txt", "requirements/base.txt"], inventory.Single("flask").Locations.Select(static l => l.Path));
        Assert.Empty(inventory.Problems);
    }

    [Theory]
    [InlineData("-r base.txt")]
    [InlineData("-r ../../outside/requirements.txt")]
    [InlineData("-r /etc/requirements.txt")]
    [InlineData("--requirement=https://example.org/requirements.txt")]
    [InlineData("-cconstraints-missing.txt")]
    public void An_include_that_cannot_be_read_makes_the_result_partial(string line) =>
        Assert.Single(TestLayers.Of(("requirements.txt", line), ("base.txt", "flask==1")).FolderInventory().Problems);

    [Fact]
    public void Nothing_is_declared_in_an_image() =>
        Assert.Empty(TestLayers.Of(("requirements.txt", "flask==3.0.0")).Inventory().Packages);

    [Fact]
    public void Nothing_is_declared_in_the_folder_of_an_operating_system() =>
        Assert.Equal(["libc6 2.36-9"], TestLayers.Of(("app/requirements.txt", "flask==3.0.0"), (Samples.Status, Samples.Deb("libc6", "2.36-9"))).FolderInventory().NamesAndVersions());

    [Fact]
    public void No_text_throws() => Gen.String[Gen.Char["a1=<>!~,;@[]()#\\ \n\r-:/.whltrgz'\"\u00e9"], 0, 80].Sample(static text =>
        Assert.NotNull(RequirementsFile.Parse(Encoding.UTF8.GetBytes(text))));

    [Fact]
    public void Endless_continuations_and_long_lines_are_read_in_one_pass()
    {
        Assert.Empty(Read(string.Concat(Enumerable.Repeat("\\\n", 1_000_000))).Packages);
        Assert.Single(Read("a==1 " + new string('#', 4_000_000)).Packages);
        Assert.Single(Read("a==1 " + new string('-', 4_000_000)).Problems);
    }

    private static Inventory Read(string text) => InventoryReader.ReadFile("requirements.txt", Encoding.UTF8.GetBytes(text));
}
