using Drydock.Advisories;
using Drydock.Packages;

namespace Drydock.Assessment.Tests;

public sealed class GateTests
{
    private static readonly Package OpenSsl = Given.Deb("openssl", "3.0.11-1~deb12u2");
    private static readonly Package LibSsl = Given.Deb("libssl3", "3.0.11-1~deb12u2", "openssl");

    [Theory]
    [InlineData("critical", 0)]
    [InlineData("high", 2)]
    [InlineData("low", 2)]
    [InlineData("low,medium", 0)]
    [InlineData("LOW, high", 2)]
    [InlineData("unknown", 0)]
    public void A_high_vulnerability_violates(string failOn, int exitCode)
    {
        var verdict = Given.Report(Given.Image(OpenSsl), Given.FailsOn(failOn), Given.Match("CVE-1", OpenSsl, Severity.High)).Verdict;
        Assert.Equal((exitCode == 0, exitCode), (verdict.Pass, verdict.ExitCode));
    }

    [Theory]
    [InlineData("negligible", 0)]
    [InlineData("unknown", 2)]
    [InlineData("critical,unknown", 2)]
    public void An_unknown_severity_counts_only_where_it_is_named(string failOn, int exitCode) =>
        Assert.Equal(exitCode, Given.Report(Given.Image(OpenSsl), Given.FailsOn(failOn), Given.Match("CVE-1", OpenSsl, Severity.Unknown)).Verdict.ExitCode);

    [Fact]
    public void A_vulnerability_counts_once_per_source_package()
    {
        var report = Given.Report(
            Given.Image(OpenSsl, LibSsl), Given.FailsOn("high"),
            Given.Match("CVE-1", OpenSsl, Severity.High), Given.Match("CVE-1", LibSsl, Severity.High), Given.Match("CVE-2", LibSsl, Severity.Critical));
        Assert.Equal(["The gate fails on high and worse: 1 critical, 1 high vulnerabilities."], report.Verdict.Reasons);
    }

    [Fact]
    public void A_suppressed_finding_never_counts_and_is_mentioned()
    {
        var verdict = Given.Report(Given.Image(OpenSsl), Given.FailsOn("negligible"), Given.Unimportant("CVE-1", OpenSsl)).Verdict;
        Assert.True(verdict.Pass);
        Assert.Equal(["1 suppressed vulnerability does not count."], verdict.Reasons);
    }

    [Theory]
    [InlineData(null, 0)]
    [InlineData("3.0.15-1~deb12u1", 2)]
    public void Only_fixed_narrows_the_gate(string? fixedVersion, int exitCode) =>
        Assert.Equal(exitCode, Given.Report(
            Given.Image(OpenSsl), Given.FailsOn("high", onlyFixed: true), Given.Match("CVE-1", OpenSsl, Severity.High, fixedVersion)).Verdict.ExitCode);

    [Fact]
    public void A_chosen_exit_code_replaces_the_2() =>
        Assert.Equal(9, Given.Report(Given.Image(OpenSsl), Given.FailsOn("high", exitCode: 9), Given.Match("CVE-1", OpenSsl, Severity.High)).Verdict.ExitCode);

    [Fact]
    public void A_partial_scan_that_violates_exits_with_1_and_gives_both_reasons()
    {
        var subject = Given.Image(OpenSsl) with { Problems = [new("reading", "layer 2", "it is cut", "pull again")] };
        var verdict = Given.Report(subject, Given.FailsOn("high"), Given.Match("CVE-1", OpenSsl, Severity.High)).Verdict;

        Assert.Equal((false, 1), (verdict.Pass, verdict.ExitCode));
        Assert.Equal(
            ["The scan is partial: 1 problem left something unread or unjudged.", "The gate fails on high and worse: 1 high vulnerability."], verdict.Reasons);
    }

    [Fact]
    public void Without_a_gate_a_complete_scan_passes_and_says_that_there_is_none()
    {
        var verdict = Given.Report(Given.Image(OpenSsl), Given.Match("CVE-1", OpenSsl, Severity.Critical)).Verdict;
        Assert.True(verdict.Pass);
        Assert.Equal(["No gate is set: no severity makes this scan fail."], verdict.Reasons);
    }

    [Fact]
    public void A_pass_with_nothing_to_say_has_no_reasons() => Assert.Empty(Given.Report(Given.Image(OpenSsl), Given.FailsOn("high")).Verdict.Reasons);

    [Theory]
    [InlineData(new[] { 0, 0 }, 0)]
    [InlineData(new[] { 0, 2 }, 2)]
    [InlineData(new[] { 2, 1 }, 1)]
    [InlineData(new int[0], 1)]
    public void Several_scans_have_one_exit_code(int[] codes, int expected) =>
        Assert.Equal(expected, Gate.ExitCode(codes.Select(c => new Verdict(c == 0, c, []))));
}
