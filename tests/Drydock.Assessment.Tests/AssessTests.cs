using CsCheck;
using Drydock.Advisories;
using Drydock.Assessment.Reports;
using Drydock.Images;
using Drydock.Packages;

namespace Drydock.Assessment.Tests;

public sealed class AssessTests
{
    private static readonly Package OpenSsl = Given.Deb("libssl3", "3.0.11-1~deb12u2", "openssl");
    private static readonly Package Requests = Given.Python("requests", "2.19.0");

    [Fact]
    public void A_complete_scan_without_findings_is_complete() =>
        Assert.Equal((ScanStatus.Complete, 0), (Given.Report(Given.Image(OpenSsl)).Status, Given.Report(Given.Image(OpenSsl)).Problems.Length));

    [Theory]
    [InlineData("image")]
    [InlineData("inventory")]
    [InlineData("matches")]
    public void Any_problem_makes_the_result_partial(string from)
    {
        var problem = new Problem("reading", "layer 1", "it is cut", "pull again");
        var subject = Given.Image(OpenSsl);
        if (from == "image") subject = subject with { Problems = [problem] };
        if (from == "inventory") subject = subject with { Inventory = subject.Inventory with { Problems = [problem] } };
        var matches = new MatchResult([], from == "matches" ? [problem] : []);

        var report = Assess.Build(subject, matches, Given.Database, AssessOptions.Default);

        Assert.Equal(ScanStatus.Partial, report.Status);
        Assert.Equal([problem], report.Problems);
        Assert.Equal(1, report.Verdict.ExitCode);
    }

    [Fact]
    public void An_image_without_a_package_database_is_unknown_and_says_so()
    {
        var subject = Given.Image();
        var report = Given.Report(subject with { Inventory = subject.Inventory with { HasDatabase = false } });

        Assert.Equal(ScanStatus.Unknown, report.Status);
        Assert.Contains("no package database", Assert.Single(report.Problems).Wrong, StringComparison.Ordinal);
        Assert.Equal((false, 1), (report.Verdict.Pass, report.Verdict.ExitCode));
    }

    [Fact]
    public void OS_packages_without_a_recognised_distribution_are_unknown()
    {
        var subject = Given.Image(OpenSsl);
        var report = Given.Report(subject with { Inventory = subject.Inventory with { Os = null } });

        Assert.Equal(ScanStatus.Unknown, report.Status);
        Assert.Contains("os-release", Assert.Single(report.Problems).Wrong, StringComparison.Ordinal);
    }

    [Fact]
    public void Language_packages_need_no_distribution()
    {
        var subject = Given.Folder(Requests);
        Assert.Equal(ScanStatus.Complete, Given.Report(subject with { Inventory = subject.Inventory with { Os = null } }).Status);
    }

    [Fact]
    public void A_release_that_no_feed_covers_is_unknown_even_when_nobody_said_why()
    {
        var report = Assess.Build(Given.Image(OpenSsl), new MatchResult([], []) { ReleaseCovered = false }, Given.Database, AssessOptions.Default);

        Assert.Equal(ScanStatus.Unknown, report.Status);
        Assert.Contains("no feed", Assert.Single(report.Problems).Wrong, StringComparison.Ordinal);
    }

    [Fact]
    public void Layers_get_the_instructions_that_made_them_and_empty_ones_are_skipped() =>
        Assert.Equal(["RUN debootstrap", "RUN apt-get install", "COPY . /app"], Given.Report(Given.Image()).Target.Layers.Select(l => l.CreatedBy));

    [Fact]
    public void Layers_get_no_instruction_when_the_counts_differ()
    {
        var subject = Given.Image() with { Manifest = Given.Manifest(new ImageHistory("RUN everything", EmptyLayer: false)) };
        Assert.All(Given.Report(subject).Target.Layers, layer => Assert.Null(layer.CreatedBy));
    }

    [Fact]
    public void A_finding_is_introduced_by_the_base_or_by_the_service()
    {
        var report = Given.Report(Given.Image(OpenSsl, Requests), Given.Match("CVE-1", OpenSsl, Severity.High), Given.Match("CVE-2", Requests, Severity.Low));

        Assert.Equal([("CVE-1", 0, "base"), ("CVE-2", 2, "service")], report.Findings.Select(f => (f.Match.Id, f.Layer!.Value, f.IntroducedBy!)));
        Assert.Equal([true, true, false], report.Target.Layers.Select(l => l.InBase!.Value));
    }

    [Fact]
    public void Without_a_known_base_nobody_is_blamed()
    {
        var report = Given.Report(Given.Image(OpenSsl) with { Base = Given.Base with { Layers = null } }, Given.Match("CVE-1", OpenSsl, Severity.High));

        Assert.Null(Assert.Single(report.Findings).IntroducedBy);
        Assert.All(report.Target.Layers, layer => Assert.Null(layer.InBase));
    }

    [Fact]
    public void A_folder_is_layer_0()
    {
        var subject = Given.Folder(OpenSsl);
        Assert.Equal(0, Assert.Single(Given.Report(subject, Given.Match("CVE-1", subject.Inventory.Packages[0], Severity.High)).Findings).Layer);
    }

    [Fact]
    public void Unimportant_is_set_apart_unless_asked_for()
    {
        var match = Given.Unimportant("CVE-1", OpenSsl);

        Assert.Equal("unimportant", Assert.Single(Given.Report(Given.Image(OpenSsl), match).Findings).Suppressed?.By);
        var kept = Given.Report(Given.Image(OpenSsl), new AssessOptions { IgnoreUnimportant = false }, match);
        Assert.Null(Assert.Single(kept.Findings).Suppressed);
    }

    [Fact]
    public void A_vendored_copy_counts()
    {
        var copy = Given.Python("urllib3", "1.26.4", vendoredBy: "pip");
        Assert.Null(Assert.Single(Given.Report(Given.Image(copy), Given.Match("CVE-1", copy, Severity.High)).Findings).Suppressed);
    }

    [Fact]
    public void The_worst_comes_first_then_the_exploited_then_the_likely()
    {
        AdvisoryMatch[] matches =
        [
            Given.Match("CVE-9", OpenSsl, Severity.Unknown),
            Given.Match("CVE-3", OpenSsl, Severity.High) with { Epss = new Epss(0.1m, 0.5m, null) },
            Given.Match("CVE-2", OpenSsl, Severity.High) with { Epss = new Epss(0.9m, 0.99m, null) },
            Given.Match("CVE-4", OpenSsl, Severity.High) with { Kev = new Kev("cisa", new DateOnly(2024, 1, 1), Ransomware: false) },
            Given.Match("CVE-5", OpenSsl, Severity.High),
            Given.Match("CVE-1", OpenSsl, Severity.Critical),
            Given.Match("CVE-6", OpenSsl, Severity.Low),
        ];
        Assert.Equal(["CVE-1", "CVE-4", "CVE-2", "CVE-3", "CVE-5", "CVE-6", "CVE-9"], Given.Report(Given.Image(OpenSsl), matches).Findings.Select(f => f.Match.Id));
    }

    [Fact]
    public void The_order_in_which_parts_were_found_changes_no_byte()
    {
        var packages = new[] { OpenSsl, Given.Deb("openssl", "3.0.11-1~deb12u2", architecture: "arm64"), Given.Deb("openssl", "3.0.11-1~deb12u2"), Requests };
        var matches = packages.SelectMany(p => new[] { Given.Match("CVE-1", p, Severity.High), Given.Match("CVE-2", p, Severity.High), Given.Unimportant("CVE-3", p) }).ToArray();
        var problems = Enumerable.Range(0, 4).Select(i => new Problem("reading", $"layer {i}", "it is cut", "pull again")).ToArray();
        ScanReport Build(IEnumerable<AdvisoryMatch> found, IEnumerable<Problem> met) =>
            Assess.Build(Given.Image(packages), new MatchResult([.. found], [.. met]), Given.Database, Given.FailsOn("high"));
        var expected = Everything(Build(matches, problems));

        Gen.Shuffle(matches).Select(Gen.Shuffle(problems)).Sample((m, p) => Everything(Build(m, [.. p, .. p])) == expected, iter: 200);
    }

    [Fact]
    public void The_description_of_a_target_asks_no_advisory()
    {
        var sbom = Assess.Describe(Given.Image(OpenSsl, Requests));
        Assert.Equal((ScanStatus.Complete, 2), (sbom.Status, sbom.Packages.Length));
    }

    private static string Everything(ScanReport report) =>
        string.Concat(ReportWriters.All.Select(w => Convert.ToBase64String(Written.By(w, report))));
}
