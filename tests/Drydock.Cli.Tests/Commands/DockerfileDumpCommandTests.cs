using System.Text.Json;

namespace Drydock.Cli.Tests.Commands;

/// <summary><c>drydock dockerfile dump</c>.</summary>
public sealed class DockerfileDumpCommandTests
{
    [Fact]
    public async Task The_notation_is_that_of_the_builders_own_tests()
    {
        using var folder = new TemporaryFolder();
        folder.Write("Dockerfile", "FROM --platform=linux/amd64 a AS b\nRUN x \\\n  y\nENV a=b\n");
        var run = await new CliSetup { CurrentFolder = folder.Path }.RunAsync("dockerfile", "dump");
        Assert.Equal(0, run.ExitCode);
        Assert.Equal("(from [\"--platform=linux/amd64\"] \"a\" \"AS\" \"b\")\n(run \"x   y\")\n(env \"a\" \"b\" \"=\")\n", run.Output);
    }

    [Fact]
    public async Task Json_has_lines_heredocs_escape_stages_and_error()
    {
        var run = await new CliSetup { Input = "# escape=`\nFROM a AS B\nCOPY <<\"E\" /x\nhi\nE\n" }.RunAsync("dockerfile", "dump", "--format", "json", "-");
        var root = JsonDocument.Parse(run.Output).RootElement;
        Assert.Equal(0, run.ExitCode);
        Assert.Equal("[[2,2],[3,5]]", root.GetProperty("lines").GetRawText());
        Assert.Equal("""[[],[{"name":"E","fileDescriptor":0,"expand":false,"chomp":false,"content":"hi\n"}]]""", root.GetProperty("heredocs").GetRawText());
        Assert.Equal("`", root.GetProperty("escape").GetString());
        Assert.Equal("""[{"name":"b","base":"a","platform":"","line":2}]""", root.GetProperty("stages").GetRawText());
        Assert.Equal(JsonValueKind.Null, root.GetProperty("error").ValueKind);
    }

    [Fact]
    public async Task A_rejected_line_is_told_and_the_rest_is_printed()
    {
        var run = await new CliSetup { Input = "FROM a\nENV x\nRUN b\n" }.RunAsync("dockerfile", "dump", "-");
        Assert.Equal(1, run.ExitCode);
        Assert.Equal("(from \"a\")\n(run \"b\")\n", run.Output);
        Assert.StartsWith("error: reading standard input:2: ENV needs a name and a value; ", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_not_there_is_one_sentence()
    {
        var run = await CliRun.Of("dockerfile", "dump", "/nowhere/Dockerfile");
        Assert.Equal(1, run.ExitCode);
        Assert.Single(run.ErrorLines);
    }
}
