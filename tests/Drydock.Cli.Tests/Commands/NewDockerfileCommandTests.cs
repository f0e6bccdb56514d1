namespace Drydock.Cli.Tests.Commands;

public sealed class NewDockerfileCommandTests
{
    [Fact]
    public async Task The_files_of_the_folder_choose_template_name_and_entry()
    {
        using var folder = new TemporaryFolder();
        folder.Write("api/requirements.txt", "fastapi==0.115.0 --hash=sha256:00\n");
        folder.Write("api/server/__init__.py", "");
        folder.Write("api/tests/__init__.py", "");

        var run = await new CliSetup { CurrentFolder = folder.Path }.RunAsync("new", "dockerfile", "--in", "api");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("install --require-hashes -r requirements.txt", run.Output, StringComparison.Ordinal);
        Assert.Contains("image.title=\"api\"", run.Output, StringComparison.Ordinal);
        Assert.Contains("CMD [\"python\", \"-m\", \"server\"]", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_web_project_below_a_solution_is_what_is_published()
    {
        using var folder = new TemporaryFolder();
        folder.Write("Shop.slnx", "");
        folder.Write("src/Common/Common.csproj", "<Project Sdk=\"Microsoft.NET.Sdk\" />");
        folder.Write("src/Web/Web.csproj", "<Project Sdk=\"Microsoft.NET.Sdk.Web\" />");
        folder.Write("tests/Web.Tests/Web.Tests.csproj", "<Project Sdk=\"Microsoft.NET.Sdk.Web\" />");

        var run = await new CliSetup { CurrentFolder = folder.Path }.RunAsync("new", "dockerfile");

        Assert.Contains("dotnet publish src/Web/Web.csproj ", run.Output, StringComparison.Ordinal);
        Assert.Contains("ENTRYPOINT [\"dotnet\", \"Web.dll\"]", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Files_that_are_there_are_replaced_only_when_asked()
    {
        using var folder = new TemporaryFolder();
        folder.Write("go.mod", "module example.org/x\n");
        folder.Write("Dockerfile", "FROM scratch\n");
        var setup = new CliSetup { CurrentFolder = folder.Path };

        var refused = await setup.RunAsync("new", "dockerfile", "--write");
        var kept = folder.Read("Dockerfile");
        var forced = await setup.RunAsync("new", "dockerfile", "--write", "--force");

        Assert.Equal((1, "FROM scratch\n"), (refused.ExitCode, kept));
        Assert.Contains("it is there already; add --force", refused.Error, StringComparison.Ordinal);
        Assert.Equal(0, forced.ExitCode);
        Assert.StartsWith("# syntax=docker/dockerfile:1\n\nFROM golang:", folder.Read("Dockerfile"), StringComparison.Ordinal);
        Assert.Contains("!go.mod\n", folder.Read(".dockerignore"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("python-pip")]
    [InlineData("python-pip", "--gpu")]
    [InlineData("python-uv")]
    [InlineData("python-uv", "--gpu")]
    [InlineData("python-poetry")]
    [InlineData("python-poetry", "--gpu")]
    [InlineData("dotnet")]
    [InlineData("node")]
    [InlineData("go")]
    public async Task A_written_file_is_within_the_strict_policy_and_no_rule_warns_of_it(string template, params string[] options) =>
        Assert.Empty(await ResultsAsync(template, options));

    [Theory]
    [InlineData("go", "go.mod", "main.go")]
    [InlineData("dotnet", "Api.csproj")]
    [InlineData("dotnet", "Api/Api.csproj", "Api/packages.lock.json", "Api.slnx")]
    [InlineData("node", "package.json", "package-lock.json", "server.js", "src/routes.js")]
    public async Task Only_what_lies_in_the_folder_is_copied(string template, params string[] files)
    {
        using var folder = new TemporaryFolder();
        foreach (var file in files) folder.Write(file, "");
        var setup = new CliSetup { CurrentFolder = folder.Path };

        var written = await setup.RunAsync("new", "dockerfile", template, "--write");
        var run = await setup.RunAsync("check", "--no-shellcheck", "--policy", "strict", "--fail-on", "warning");

        Assert.True(written.ExitCode == 0 && run.ExitCode == 0, written.Error + run.Output);
        Assert.DoesNotContain("copy-source-missing", run.Output, StringComparison.Ordinal);
        if (template == "node") Assert.Contains("COPY --chmod=0755 src ./src\n", folder.Read("Dockerfile"), StringComparison.Ordinal);
        if (template == "node") Assert.Contains("!src\n", folder.Read(".dockerignore"), StringComparison.Ordinal);
        if (template != "node") Assert.Equal(files.Any(static f => f.EndsWith("packages.lock.json", StringComparison.Ordinal)), folder.Read("Dockerfile").Contains("--locked-mode", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("'pyton-uv' is not a template (did you mean 'python-uv'?)", "pyton-uv")]
    [InlineData("nothing in", "")]
    [InlineData("--gpu goes with Python", "go", "--gpu")]
    [InlineData("'80' is not a port", "go", "--port", "80")]
    [InlineData("--entry is", "python-pip", "--entry", "a\nRUN evil")]
    public async Task What_cannot_be_written_is_said_in_one_sentence(string expected, params string[] arguments)
    {
        using var folder = new TemporaryFolder();

        var run = await new CliSetup { CurrentFolder = folder.Path }.RunAsync(["new", "dockerfile", .. arguments.Where(static a => a.Length > 0)]);

        Assert.Equal((1, ""), (run.ExitCode, run.Output));
        Assert.Contains(expected, run.Error, StringComparison.Ordinal);
    }

    /// <summary>The rules of severity warning or worse that speak of a written file under the strict policy, and the wish to add --link.</summary>
    private static async Task<IEnumerable<string?>> ResultsAsync(string template, string[] options)
    {
        using var folder = new TemporaryFolder();
        foreach (var file in (string[])["requirements.txt", "classifier/__init__.py", "uv.lock", "pyproject.toml", "poetry.lock", "package.json", "package-lock.json", "server.js", "go.mod", "go.sum", "main.go", "Classifier.csproj", "packages.lock.json", "Directory.Build.props"]) folder.Write(file, "");
        var setup = new CliSetup { CurrentFolder = folder.Path, Clock = new Microsoft.Extensions.Time.Testing.FakeTimeProvider(new DateTimeOffset(2026, 11, 26, 0, 0, 0, TimeSpan.Zero)) };
        var written = await setup.RunAsync(["new", "dockerfile", template, .. options, "--write"]);
        Assert.True(written.ExitCode == 0, written.Error);
        var run = await setup.RunAsync("check", "--no-shellcheck", "--policy", "strict", "--all-rules", "--format", "json");
        return System.Text.Json.JsonDocument.Parse(run.Output).RootElement.EnumerateArray()
            .Where(static r => r.GetProperty("severity").GetString() is "error" or "high" or "warning" || r.GetProperty("rule").GetString() == "copy-link").Select(static r => r.GetProperty("rule").GetString());
    }
}
