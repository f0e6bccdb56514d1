using System.Globalization;
using Drydock.Cli.Tests.Editing;

namespace Drydock.Cli.Tests.Checking;

/// <summary>How the shellcheck program is called, with a stand-in that behaves well or badly.</summary>
public sealed class ShellCheckProgramTests : IDisposable
{
    private const string Name = "shellcheck";
    private const string Nothing = """cat > /dev/null; echo '{"comments":[]}'""";
    private const string Dockerfile = "FROM debian:12.11\nRUN echo $x\n";

    private readonly FakePrograms programs = new();
    private readonly TemporaryFolder folder = new();

    public void Dispose()
    {
        programs.Dispose();
        folder.Dispose();
    }

    [Fact]
    public async Task A_finding_stands_where_the_program_says_and_keeps_its_code()
    {
        programs.With(Name, """cat > /dev/null; echo '{"comments":[{"file":"-","line":2,"endLine":2,"column":6,"endColumn":8,"level":"error","code":2086,"message":"Quote it."}]}'; exit 1""");
        folder.Write("Dockerfile", Dockerfile);
        var run = await RunAsync();

        Assert.Contains("SC2086: Quote it.", run.Output, StringComparison.Ordinal);
        Assert.Contains("\"line\": 2,", run.Output, StringComparison.Ordinal);
        Assert.Contains("\"column\": 10,", run.Output, StringComparison.Ordinal);
        Assert.Contains("\"endColumn\": 12,", run.Output, StringComparison.Ordinal);
        Assert.Equal("", run.Error);
    }

    [Theory]
    [InlineData("kill -9 $$", "exit code 137")]
    [InlineData("cat > /dev/null; exit 3", "exit code 3")]
    [InlineData("cat > /dev/null; echo segmentation fault", "not what ShellCheck writes")]
    [InlineData("cat > /dev/null; echo '{}'", "not what ShellCheck writes")]
    [InlineData("""cat > /dev/null; echo '{"comments":[{"file":"7","line":1}]}'""", "not what ShellCheck writes")]
    [InlineData("cat > /dev/null; exec cat /dev/zero", "its answer has more than")]
    [InlineData("cat > /dev/null; exec sleep 600", "did not answer within 0.3 seconds")]
    public async Task A_program_that_fails_costs_its_findings_and_one_sentence(string script, string expected)
    {
        programs.With(Name, script);
        folder.Write("Dockerfile", Dockerfile);
        folder.Write("other/Dockerfile", Dockerfile);
        var run = await RunAsync(expected.Contains("0.3", StringComparison.Ordinal) ? TimeSpan.FromSeconds(0.3) : TimeSpan.FromMinutes(1));

        Assert.Equal((0, "[]"), (run.ExitCode, run.Output.Trim()));
        var line = Assert.Single(run.ErrorLines);
        Assert.Contains("asking ShellCheck", line, StringComparison.Ordinal);
        Assert.Contains(expected, line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_program_that_may_not_be_run_is_told()
    {
        programs.With(Name, "").Forbid(Name);
        folder.Write("Dockerfile", Dockerfile);

        Assert.Contains("cannot be started", (await RunAsync()).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Many_files_take_few_processes_and_the_same_script_is_asked_once()
    {
        programs.With(Name, Nothing);
        for (var i = 0; i < 200; i++) folder.Write(string.Create(CultureInfo.InvariantCulture, $"s{i:000}/Dockerfile"), $"FROM debian:12.11\nRUN echo {i % 100}\nRUN echo same\n");
        Assert.Equal(0, (await RunAsync()).ExitCode);

        // 101 different scripts, 32 at once.
        Assert.Equal(4, programs.Starts(Name));
        Assert.Equal(101, programs.Calls(Name).Sum(static c => c.Split(' ').Count(static a => !a.StartsWith("--", StringComparison.Ordinal))));
    }

    [Fact]
    public async Task Each_script_is_read_as_the_shell_that_runs_it()
    {
        programs.With(Name, Nothing);
        folder.Write("Dockerfile", "FROM debian:12.11\nRUN echo 1\nSHELL [\"/bin/bash\", \"-o\", \"pipefail\", \"-c\"]\nRUN echo 2\nSHELL [\"/bin/ash\", \"-c\"]\nRUN echo 3\nSHELL [\"pwsh\", \"-c\"]\nRUN echo 4\n");
        await RunAsync();

        Assert.Equal(["--shell=bash", "--shell=dash", "--shell=sh"], programs.Calls(Name).Select(static c => c.Split(' ')[1]).Order());
    }

    [Fact]
    public async Task It_is_not_called_where_that_is_not_wanted_or_nothing_is_to_read()
    {
        programs.With(Name, Nothing);
        folder.Write("Dockerfile", Dockerfile);
        await RunAsync(null, "--no-shellcheck");
        folder.Write("Dockerfile", "FROM scratch\nCMD [\"/app\"]\n");
        await RunAsync();

        Assert.Equal(0, programs.Starts(Name));
    }

    [Fact]
    public async Task An_editor_has_it_called_on_open_and_save_and_keeps_findings_of_unchanged_commands_in_between()
    {
        programs.With(Name, """cat > /dev/null; echo '{"comments":[{"file":"-","line":2,"endLine":2,"column":1,"endColumn":5,"level":"warning","code":2154,"message":"x"}]}'; exit 1""");
        var uri = EditorSession.UriOf(folder.File("Dockerfile"));
        var editor = Editor().Open(uri, Dockerfile).Change(uri, "\n" + Dockerfile, 2).Change(uri, Dockerfile + "RUN echo $y\n", 3);
        var typed = await editor.EndAsync("--only", Name);
        var startsWhileTyping = programs.Starts(Name);
        var saved = await Editor().Open(uri, Dockerfile).Change(uri, Dockerfile + "RUN echo $y\n", 2).Tell("textDocument/didSave", $$$"""{"textDocument":{"uri":"{{{uri}}}"}}""").EndAsync("--only", Name);

        Assert.Equal([["shellcheck@1:4"], ["shellcheck@2:4"], ["shellcheck@1:4"]], typed.Published());
        Assert.Equal(1, startsWhileTyping);
        Assert.Equal([["shellcheck@1:4"], ["shellcheck@1:4"], ["shellcheck@1:4", "shellcheck@2:4"]], saved.Published());
        Assert.Equal(3, programs.Starts(Name));
    }

    [Fact]
    public async Task An_editor_is_told_once_that_it_fails()
    {
        programs.With(Name, "exit 9");
        var uri = EditorSession.UriOf(folder.File("Dockerfile"));
        var said = await Editor().Open(uri, Dockerfile).Open(uri + "2", Dockerfile).EndAsync("--only", Name);

        Assert.Contains("exit code 9", Assert.Single(said.Told("window/showMessage")).GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Equal((0, 2), (said.ExitCode, said.Published().Count));
    }

    private EditorSession Editor() => new EditorSession { CurrentFolder = folder.Path, Programs = programs.Path }.Begin();

    private Task<CliRun> RunAsync(TimeSpan? patience = null, params string[] more)
    {
        var setup = new CliSetup { CurrentFolder = folder.Path, ProgramPatience = patience ?? TimeSpan.FromMinutes(1) };
        setup.Variables["PATH"] = programs.Path;
        return setup.RunAsync(["check", "--only", Name, "--severity", "style", "--format", "json", .. more]);
    }
}
