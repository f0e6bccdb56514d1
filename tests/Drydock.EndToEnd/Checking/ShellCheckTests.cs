using System.Text;
using System.Text.Json;
using Drydock.EndToEnd.Tools;

namespace Drydock.EndToEnd.Checking;

/// <summary><c>drydock check</c> with the shellcheck program of the machine: what it finds, and where that stands in the Dockerfile.</summary>
public sealed class ShellCheckTests : IDisposable
{
    private const string Base = "FROM debian:12.11\n";

    private readonly TemporaryFolder folder = new();
    private readonly DrydockProgram drydock = new();

    public ShellCheckTests() => Assert.SkipWhen(Command.Find("shellcheck") is null, "shellcheck is not installed");

    public void Dispose()
    {
        drydock.Dispose();
        folder.Dispose();
    }

    [Theory]
    [InlineData("RUN echo $(ls)", "SC2046 2 $(ls)")]
    [InlineData("RUN true \\\n && echo $(ls)", "SC2046 3 $(ls)")]
    [InlineData("RUN true \\\n  # a comment\n\n && echo $(ls)", "SC2046 5 $(ls)")]
    [InlineData("RUN true \\\r\n && echo $(ls)\r", "SC2046 3 $(ls)")]
    [InlineData("RUN true\t&&\techo\t$(ls)", "SC2046 2 $(ls)")]
    [InlineData("RUN echo 'é' 😀 \"ß\" $(ls)", "SC2046 2 $(ls)")]
    [InlineData("RUN echo é \\\n 😀 $(ls)", "SC2046 3 $(ls)")]
    [InlineData("# escape=`\nRUN echo a `\n $(ls)", "SC2046 4 $(ls)")]
    [InlineData("RUN --mount=type=cache,target=/x --network=none echo $(ls)", "SC2046 2 $(ls)")]
    [InlineData("CMD echo $(ls)", "SC2046 2 $(ls)")]
    [InlineData("ENTRYPOINT exec echo $(ls)", "SC2046 2 $(ls)")]
    [InlineData("HEALTHCHECK --interval=5s CMD echo $(ls)", "SC2046 2 $(ls)")]
    [InlineData("ONBUILD RUN echo $(ls)", "SC2046 2 $(ls)")]
    [InlineData("RUN <<EOF\necho a\n\techo $(ls)\nEOF", "SC2046 4 $(ls)")]
    [InlineData("RUN <<EOF\necho 'é😀' $(ls)\nEOF", "SC2046 3 $(ls)")]
    [InlineData("RUN <<EOF\n#!/bin/bash\n# about it\necho $(ls)\nEOF", "SC2046 5 $(ls)")]
    [InlineData("RUN bash -c 'echo hi' && echo $(ls)", "SC2046 2 $(ls)")]
    [InlineData("RUN [\"sh\", \"-c\", \"echo \\\"\\u00e9\\\" a $(ls)\"]", "SC2046 2 $(ls)")]
    public async Task A_finding_stands_at_its_words(string instruction, string expected)
    {
        var text = instruction.StartsWith("# escape", StringComparison.Ordinal) ? instruction.Insert(instruction.IndexOf('\n', StringComparison.Ordinal) + 1, Base) : Base + instruction;

        Assert.Contains(expected, await FindingsAsync(text + "\n"));
    }

    [Theory]
    [InlineData("RUN echo \"$unset\"", true)]
    [InlineData("ARG unset\nRUN echo \"$unset\"", false)]
    [InlineData("ENV unset=1\nRUN echo \"$unset\"", false)]
    [InlineData("FROM debian:12.11 AS a\nENV unset=1\nFROM a\nRUN echo \"$unset\"", false)]
    [InlineData("RUN unset=1; echo \"$unset\"", false)]
    [InlineData("RUN echo \"$http_proxy\"", false)]
    [InlineData("ARG unset\nFROM debian:12.11\nRUN echo \"$unset\"", true)]
    public async Task A_variable_counts_as_set_where_the_Dockerfile_declares_it(string text, bool isUnset)
    {
        Assert.Equal(isUnset, (await FindingsAsync(Base + text + "\n")).Any(static f => f.StartsWith("SC2154", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("RUN [[ -f x ]] && true", "SC3010")]
    [InlineData("SHELL [\"/bin/bash\", \"-o\", \"pipefail\", \"-c\"]\nRUN [[ -f x ]] && true", null)]
    [InlineData("RUN <<EOF\n#!/bin/bash\n[[ -f x ]] && true\nEOF", null)]
    [InlineData("SHELL [\"/bin/bash\", \"-c\"]\nRUN <<EOF\n#!/bin/sh\n[[ -f x ]] && true\nEOF", "SC3010")]
    [InlineData("RUN [\"bash\", \"-c\", \"[[ -f x ]]\"]", null)]
    [InlineData("SHELL [\"powershell\", \"-c\"]\nRUN if (", null)]
    [InlineData("RUN cd /nowhere; make", "SC2164")]
    [InlineData("SHELL [\"/bin/sh\", \"-ec\"]\nRUN cd /nowhere; make", null)]
    public async Task A_script_is_read_as_the_shell_that_runs_it(string text, string? expected)
    {
        var codes = (await FindingsAsync(Base + text + "\n")).Select(static f => f.Split(' ')[0]).ToList();

        if (expected is null) Assert.Empty(codes);
        else Assert.Equal([expected], codes);
    }

    [Theory]
    [InlineData("# shellcheck disable=SC2046\nRUN echo a $(ls)")]
    [InlineData("# shellcheck disable=SC2000-SC2100 # it is one word\nRUN echo a $(ls)")]
    [InlineData("# shellcheck disable=all\nRUN echo a $(ls)")]
    [InlineData("RUN true \\\n # shellcheck disable=SC2046\n && echo a $(ls)")]
    [InlineData("RUN <<EOF\n# shellcheck disable=SC2046\ntrue\necho a $(ls)\nEOF")]
    [InlineData("# drydock ignore=shellcheck reason=\"one word\" until=2999-01-01\nRUN echo a $(ls)")]
    [InlineData("# drydock ignore=SC2046 reason=\"one word\" until=2999-01-01\nRUN echo a $(ls)")]
    [InlineData("# hadolint ignore=SC2046\nRUN echo a $(ls)")]
    [InlineData("# hadolint global ignore=SC2046\nRUN true\nRUN echo a $(ls)")]
    public async Task A_comment_switches_a_finding_off(string text)
    {
        Assert.Empty(await FindingsAsync(Base + text + "\n"));
        Assert.Contains("SC2046", (await FindingsAsync(Base + text.Replace("SC2046", "SC2999", StringComparison.Ordinal).Replace("SC2000-SC2100", "SC2100-SC2200", StringComparison.Ordinal).Replace("=all", "=SC1000", StringComparison.Ordinal).Replace("=shellcheck", "=no-user", StringComparison.Ordinal) + "\n")).Select(static f => f.Split(' ')[0]));
    }

    [Fact]
    public async Task Levels_become_severities_that_fail_no_gate_by_themselves()
    {
        var results = await ResultsAsync(Base + "RUN if true; then\nRUN echo \"$unset\"\nRUN echo $(ls)\nRUN echo `ls`\n");
        var severities = results.Select(static r => (r.GetProperty("message").GetString()![..6], r.GetProperty("severity").GetString())).ToHashSet();

        Assert.Contains(("SC2154", "info"), severities);
        Assert.Contains(("SC2006", "style"), severities);
        Assert.Contains(severities, static s => s.Item1.StartsWith("SC1", StringComparison.Ordinal) && s.Item2 == "warning");
    }

    [Fact]
    public async Task What_it_finds_in_many_files_at_once_is_what_it_finds_in_each_alone()
    {
        string[] texts = ["RUN echo $(ls)", "RUN if true; then", "SHELL [\"/bin/bash\", \"-c\"]\nRUN echo ${x[0]}", "RUN <<EOF\n#!/bin/sh\necho `ls`\nEOF", "RUN echo 'unclosed", "CMD echo $y"];
        var alone = new List<string>();
        foreach (var text in texts) alone.AddRange(await FindingsAsync(Base + text + "\n"));
        Directory.CreateDirectory(folder.File("all"));
        for (var i = 0; i < texts.Length; i++) await File.WriteAllTextAsync(folder.File($"all/{i}.Dockerfile"), Base + texts[i] + "\n", TestContext.Current.CancellationToken);
        var together = new List<string>();
        foreach (var result in await RunAsync("all")) together.Add(Finding(result, await File.ReadAllTextAsync(folder.File(result.GetProperty("file").GetString()!), TestContext.Current.CancellationToken)));

        Assert.Equal(alone, together);
        Assert.Contains(alone, static f => f.StartsWith("SC1", StringComparison.Ordinal));
    }

    private async Task<IReadOnlyList<string>> FindingsAsync(string text) => [.. (await ResultsAsync(text)).Select(r => Finding(r, text))];

    private async Task<IReadOnlyList<JsonElement>> ResultsAsync(string text)
    {
        await File.WriteAllTextAsync(folder.File("Dockerfile"), text, new UTF8Encoding(false), TestContext.Current.CancellationToken);
        return await RunAsync("Dockerfile");
    }

    private async Task<IReadOnlyList<JsonElement>> RunAsync(string path)
    {
        var shell = $"cd '{folder.Path}' && exec \"$@\"";
        var result = await drydock.RunInAsync(shell, ["check", "--only", "shellcheck", "--severity", "style", "--fail-on", "none", "--format", "json", path], TestContext.Current.CancellationToken);
        Assert.True(result.ExitCode == 0 && result.Error.Length == 0, result.Error);
        return [.. JsonDocument.Parse(result.Output).RootElement.EnumerateArray()];
    }

    /// <summary>Code, line, and the text of the file that is marked.</summary>
    private static string Finding(JsonElement result, string text)
    {
        var lines = text.Split('\n');
        var (line, column, endLine, endColumn) = (Number("line"), Number("column"), Number("endLine"), Number("endColumn"));
        var marked = line == endLine ? lines[line - 1][(column - 1)..(endColumn - 1)] : lines[line - 1][(column - 1)..] + "…";
        return $"{result.GetProperty("message").GetString()![..6]} {line} {marked}";

        int Number(string name) => result.GetProperty(name).GetInt32();
    }
}
