using System.Text.Json;

namespace Drydock.Cli.Tests.Commands;

public sealed class CompareCommandTests
{
    private const string Dockerfile = """
        ARG BASE=python:3.11-slim
        FROM golang:1.22 AS build
        RUN adduser builder
        FROM ${BASE}
        RUN apt-get update \
            && apt-get install -y --no-install-recommends curl=7.* libgl1-mesa-glx:amd64 \
            && adduser --system app
        """;

    [Fact]
    public async Task Two_folders_and_a_Dockerfile_give_lines_that_break()
    {
        using var folder = Roots();
        var run = await new CliSetup { CurrentFolder = folder.Path, Variables = { ["HOME"] = folder.Path } }.RunAsync("compare", $"dir:{folder.Path}/old", $"dir:{folder.Path}/new", "--dockerfile", "Dockerfile", "--format", "json", "--no-findings");
        Assert.True(run.ExitCode == 0, run.Error);
        var answer = JsonDocument.Parse(run.Output).RootElement;
        var breaking = answer.GetProperty("changes").EnumerateArray().Where(static c => c.GetProperty("level").GetString() == "breaking")
            .Select(static c => (c.GetProperty("id").GetString(), c.GetProperty("file").GetString(), c.GetProperty("line").GetInt32()));
        Assert.Equal([("run-command-missing:adduser@7", "Dockerfile", 7), ("install-missing:libgl1-mesa-glx@6", "Dockerfile", 6)], breaking);
        Assert.Equal(JsonValueKind.Null, answer.GetProperty("findings").ValueKind);
        Assert.Equal("adduser", answer.GetProperty("packages").GetProperty("removed")[0].GetProperty("name").GetString());
        Assert.Equal("trixie", answer.GetProperty("after").GetProperty("os").GetProperty("codename").GetString());
    }

    [Fact]
    public async Task The_document_counts_and_can_be_written_beside_JSON()
    {
        using var folder = Roots();
        var run = await new CliSetup { CurrentFolder = folder.Path, Variables = { ["HOME"] = folder.Path } }.RunAsync("compare", $"dir:{folder.Path}/old", $"dir:{folder.Path}/new", "--no-findings", "-o", "json=change.json", "-o", "markdown=change.md");
        Assert.True(run.ExitCode == 0, run.Error);
        var text = await File.ReadAllTextAsync(Path.Combine(folder.Path, "change.md"), TestContext.Current.CancellationToken);
        Assert.Contains("Packages: 2 become 1 (-50.0 %): 1 removed, 0 added (0 of both only renamed), 1 up, 0 down.", text, StringComparison.Ordinal);
        Assert.Contains("- adduser is gone", text, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(folder.Path, "change.json")));
    }

    [Fact]
    public async Task Findings_that_no_feed_covers_are_not_called_none()
    {
        using var folder = Roots();
        var run = await new CliSetup { CurrentFolder = folder.Path, Variables = { ["HOME"] = folder.Path, ["XDG_DATA_HOME"] = folder.Path } }.RunAsync("compare", $"dir:{folder.Path}/old", $"dir:{folder.Path}/new", "--format", "json");
        var findings = JsonDocument.Parse(run.Output).RootElement.GetProperty("findings");
        Assert.Equal(run.ExitCode == 0, findings.GetProperty("complete").GetBoolean());
    }

    [Fact]
    public async Task Two_SBOMs_compare_by_their_packages()
    {
        using var folder = new TemporaryFolder();
        await WriteAsync(folder, "old.json", """{"bomFormat":"CycloneDX","specVersion":"1.5","components":[{"type":"library","name":"requests","version":"2.25.1","purl":"pkg:pypi/requests@2.25.1"}]}""");
        await WriteAsync(folder, "new.json", """{"bomFormat":"CycloneDX","specVersion":"1.5","components":[{"type":"library","name":"requests","version":"2.32.0","purl":"pkg:pypi/requests@2.32.0"}]}""");
        var run = await new CliSetup { CurrentFolder = folder.Path, Variables = { ["HOME"] = folder.Path } }.RunAsync("compare", $"sbom:{folder.Path}/old.json", $"sbom:{folder.Path}/new.json", "--no-findings");
        Assert.True(run.ExitCode == 0, run.Error);
        Assert.Contains("0 removed, 0 added (0 of both only renamed), 1 up, 0 down", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_side_that_is_not_there_is_told_in_one_line()
    {
        using var folder = Roots();
        var run = await new CliSetup { CurrentFolder = folder.Path, Variables = { ["HOME"] = folder.Path } }.RunAsync("compare", $"dir:{folder.Path}/old", $"docker-archive:{folder.Path}/missing.tar", "--no-findings");
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("missing.tar", run.Error, StringComparison.Ordinal);
    }

    private static TemporaryFolder Roots()
    {
        var folder = new TemporaryFolder();
        File.WriteAllText(Path.Combine(folder.Path, "Dockerfile"), Dockerfile);
        Write(folder, "old/etc/os-release", "ID=debian\nVERSION_ID=\"12\"\nVERSION_CODENAME=bookworm\n");
        Write(folder, "old/var/lib/dpkg/status", Package("adduser", "3.134") + Package("curl", "7.88.1"));
        Write(folder, "old/usr/sbin/adduser", "#!/usr/bin/perl\n");
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(Path.Combine(folder.Path, "old/usr/sbin/adduser"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.OtherExecute);
        Write(folder, "new/etc/os-release", "ID=debian\nVERSION_ID=\"13\"\nVERSION_CODENAME=trixie\n");
        Write(folder, "new/var/lib/dpkg/status", Package("curl", "8.14.1"));
        return folder;
    }

    private static string Package(string name, string version) => $"Package: {name}\nStatus: install ok installed\nArchitecture: amd64\nVersion: {version}\n\n";

    private static void Write(TemporaryFolder folder, string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(folder.Path, path))!);
        File.WriteAllText(Path.Combine(folder.Path, path), text);
    }

    private static Task WriteAsync(TemporaryFolder folder, string path, string text) => File.WriteAllTextAsync(Path.Combine(folder.Path, path), text, TestContext.Current.CancellationToken);
}
