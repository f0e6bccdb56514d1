using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using Drydock.Assessment.CheckReports;
using Drydock.Dockerfiles.Checking;
using Drydock.Dockerfiles.Rules;
using Drydock.Dockerfiles.Semantics;
using Drydock.Images;
using Drydock.TestKit;

namespace Drydock.Assessment.Tests.CheckReports;

/// <summary>What each format makes of the same results.</summary>
public sealed class CheckWriterTests
{
    private static readonly ImmutableArray<string> Judged = ["apt-missing-y", "base-untagged", "legacy-env-form", "multiple-cmd", "no-user", "version-spec-redirect"];

    public static TheoryData<string> Formats => [.. CheckWriters.All.Select(static w => w.Format)];

    /// <summary>The golden files of this class.</summary>
    internal static IEnumerable<string> GoldenNames => CheckWriters.All.Select(static w => GoldenName(w.Format));

    [Theory]
    [MemberData(nameof(Formats))]
    public void Each_format_is_as_agreed(string format) => Assert.Null(Golden.Difference("Drydock.Assessment.Tests", GoldenName(format), Write(format, Report())));

    [Fact]
    public void Sarif_with_fixes_is_valid_against_the_official_schema() => Assert.Empty(Reports.Schemas.Violations(Reports.Schemas.Sarif, Write("sarif", Report())));

    [Fact]
    public void Colours_only_repeat_what_a_word_says()
    {
        var coloured = Encoding.UTF8.GetString(Write("table", Report(), new CheckReportOptions { Colour = true, Width = 80 }));
        var plain = Encoding.UTF8.GetString(Write("table", Report(), new CheckReportOptions { Width = 80 }));

        Assert.NotEqual(plain, coloured);
        Assert.Equal(plain, System.Text.RegularExpressions.Regex.Replace(coloured, "\u001b\\[[0-9;]*m", "", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(5)));
    }

    [Fact]
    public void Every_result_is_in_every_machine_format()
    {
        var report = Report();
        var count = report.Results.Count();

        Assert.Equal(count, JsonDocument.Parse(Write("json", report)).RootElement.GetArrayLength());
        Assert.Equal(count, JsonDocument.Parse(Write("gitlab", report)).RootElement.GetArrayLength());
        Assert.Equal(count, JsonDocument.Parse(Write("sarif", report)).RootElement.GetProperty("runs")[0].GetProperty("results").GetArrayLength());
        Assert.Equal(count + 1, Encoding.UTF8.GetString(Write("github", report)).Count(static c => c == '\n'));
        Assert.Equal(count, Xml("checkstyle", report).Descendants("error").Count());
        Assert.Equal(count, Xml("junit", report).Descendants("failure").Count());
    }

    [Fact]
    public void Text_of_the_file_cannot_break_out_of_a_format()
    {
        var report = Report("FROM debian:12.11\nENV a\u001b[2J%0A::error::x <b> & \"q\u0001\n");

        Assert.DoesNotContain('\u001b', Encoding.UTF8.GetString(Write("table", report)));
        Assert.DoesNotContain("\n::error::x", Encoding.UTF8.GetString(Write("github", report)), StringComparison.Ordinal);
        Assert.NotNull(Xml("checkstyle", report).Root);
        Assert.NotNull(Xml("junit", report).Root);
    }

    [Theory]
    [InlineData(RuleSeverity.High, 2)]
    [InlineData(null, 1)]
    public void A_violated_policy_goes_before_a_file_that_could_not_be_read(RuleSeverity? failOn, int expected) => Assert.Equal(expected, (Report() with { FailOn = failOn }).ExitCode(2));

    private static XDocument Xml(string format, CheckReport report) => XDocument.Parse(Encoding.UTF8.GetString(Write(format, report)));

    private static byte[] Write(string format, CheckReport report, CheckReportOptions? options = null)
    {
        using var output = new MemoryStream();
        CheckWriters.Find(format)!.Write(report, options ?? new CheckReportOptions { Width = 100 }, output);
        return output.ToArray();
    }

    private static CheckReport Report(string? text = null)
    {
        var severities = RuleList.All.ToImmutableDictionary(static r => r.Id, static r => Judged.Contains(r.Id) ? r.Severity : RuleSeverity.Off, StringComparer.Ordinal);
        var settings = new CheckSettings { Policy = new RulePolicy { Severities = severities } };
        CheckedFile File(string path, string content) => new(path, Checker.Check(DockerfileModel.Of(Encoding.UTF8.GetBytes(content)), settings));
        return new CheckReport(
            [
                File("services/api/Dockerfile", text ?? "FROM debian\nRUN apt-get update && \\\n\tapt-get install é curl\nRUN pip install a>=1 \\\n # why\n  'b<2'\nENV A b\nCMD a\nCMD [\"b\"]\n"),
                File("services/clean/Dockerfile", "FROM debian:12.11\nUSER 1000\n"),
            ],
            [new Problem("reading", "services/big/Dockerfile", "it is larger than 1 MiB", "name the right file")], RuleSeverity.High, "0.1.0");
    }

    private static string GoldenName(string format) => $"Checks/{format}.{Extension(format)}";

    private static string Extension(string format) => format switch
    {
        "table" or "github" => "txt",
        "checkstyle" or "junit" => "xml",
        _ => "json",
    };
}
