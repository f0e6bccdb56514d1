using Drydock.Dockerfiles.Requirements;

namespace Drydock.Dockerfiles.Tests.Requirements;

public sealed class RequirementsReaderTests
{
    [Theory]
    [InlineData("fastapi==0.110.0", RequirementKind.Package, "fastapi", "")]
    [InlineData("Uvicorn[standard] >=0.20,<1 ; python_version > \"3.8\"", RequirementKind.Package, "uvicorn", "")]
    [InlineData("pkg @ git+https://g.example/a/b@main", RequirementKind.Address, "pkg", "git+https://g.example/a/b@main")]
    [InlineData("git+https://g.example/a/b.git#egg=b", RequirementKind.Address, null, "git+https://g.example/a/b.git#egg=b")]
    [InlineData("https://a.example/torch-2.5.1-cp312-cp312-linux_x86_64.whl", RequirementKind.Address, "torch", "https://a.example/torch-2.5.1-cp312-cp312-linux_x86_64.whl")]
    [InlineData("-e git+https://g.example/a/b@1.0", RequirementKind.Address, null, "git+https://g.example/a/b@1.0")]
    [InlineData("--editable=.[dev]", RequirementKind.Local, null, ".[dev]")]
    [InlineData("./wheels/a-1.0-py3-none-any.whl", RequirementKind.Local, "a", "./wheels/a-1.0-py3-none-any.whl")]
    [InlineData("-rbase.txt", RequirementKind.Option, null, "base.txt")]
    [InlineData("--index-url https://a.example/simple", RequirementKind.Option, null, "https://a.example/simple")]
    [InlineData("--require-hashes", RequirementKind.Option, null, "")]
    [InlineData("{{ package }}", RequirementKind.Unread, null, "")]
    public void A_line_is_read_for_what_it_is(string text, RequirementKind kind, string? name, string value)
    {
        var line = Assert.Single(RequirementsReader.Read("requirements.txt", text));

        Assert.Equal((kind, name, value), (line.Kind, line.Requirement?.Name, line.Value));
    }

    [Fact]
    public void Continued_lines_count_from_the_first_one_and_keep_their_hashes()
    {
        var lines = RequirementsReader.Read("r.txt", "# pins\r\n\r\na==1 \\\r\n    --hash=sha256:aa \\\r\n    --hash=sha256:bb  # two\r\nb==2\r\n");

        Assert.Equal(["3 a==1", "6 b==2"], lines.Select(static l => $"{l.Line} {l.Requirement!.Text}"));
        Assert.Equal(["sha256:aa", "sha256:bb"], lines[0].Hashes);
        Assert.Empty(lines[1].Hashes);
    }

    [Fact]
    public void Files_named_by_a_file_are_read_once_each_relative_to_it()
    {
        var files = new Dictionary<string, string> { ["req/dev.txt"] = "-r base.txt\n-r ../root.txt\npytest", ["req/base.txt"] = "a\n-r dev.txt", ["root.txt"] = "b" };

        var (lines, complete) = RequirementsReader.Follow("req/dev.txt", files.GetValueOrDefault);

        Assert.True(complete);
        Assert.Equal(["pytest", "a", "b"], lines.Select(static l => l.Requirement?.Name).OfType<string>());
    }

    [Fact]
    public void A_file_that_cannot_be_read_leaves_the_answer_open()
    {
        Assert.False(RequirementsReader.Follow("a.txt", static path => path == "a.txt" ? "-r gone.txt" : null).Complete);
        Assert.False(RequirementsReader.Follow("a.txt", static _ => "=== nonsense").Complete);
    }

    [Fact]
    public void Endless_input_is_cut()
    {
        var lines = RequirementsReader.Read("a.txt", string.Concat(Enumerable.Repeat("a\n", RequirementsReader.MostLines + 5)));
        var (_, complete) = RequirementsReader.Follow("0", static path => $"-r {path}1");

        Assert.Equal(RequirementsReader.MostLines + 1, lines.Length);
        Assert.Equal(RequirementKind.Unread, lines[^1].Kind);
        Assert.False(complete);
    }

    [Fact]
    public void No_text_makes_it_throw()
    {
        CsCheck.Check.Sample(CsCheck.Gen.String[CsCheck.Gen.Char["ab=<>~![](); \t\n\r\\#@:/.-+\"'{}é"], 0, 80], static text =>
            Assert.All(RequirementsReader.Read("r", text), static line => Assert.InRange(line.Line, 1, 81)));
    }
}
