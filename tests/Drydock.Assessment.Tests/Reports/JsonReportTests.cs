using System.Text.Json.Nodes;
using Drydock.Advisories;
using Drydock.Assessment.Reports;
using Drydock.Images;

namespace Drydock.Assessment.Tests.Reports;

public sealed class JsonReportTests
{
    [Fact]
    public void The_same_content_differs_only_in_the_target_however_it_was_reached()
    {
        var package = Given.Deb("libssl3", "3.0.11-1~deb12u2", "openssl");
        var image = Given.Image(package) with { Base = null };
        var folder = Given.Folder(package);
        var archive = image with { Kind = TargetKind.DockerArchive, Reference = "image.tar", Verified = false, Manifest = image.Manifest! with { ManifestDigest = null, History = [] } };
        string Json(ScanSubject subject) =>
            WithoutTarget(Written.Text(new JsonReport(), Given.Report(subject, Given.FailsOn("high"), Given.Match("CVE-1", subject.Inventory.Packages[0], Severity.High))));

        Assert.Equal(Json(image), Json(folder));
        Assert.Equal(Json(image), Json(archive));
    }

    [Fact]
    public void Numbers_do_not_depend_on_how_a_feed_spelled_them()
    {
        var package = Given.Deb("openssl", "1");
        string Json(decimal score) => Written.Text(
            new JsonReport(), Given.Report(Given.Image(package), Given.Match("CVE-1", package, Severity.Low) with { Epss = new Epss(score, 1.0000m, null) }));

        Assert.Equal(Json(0.5m), Json(0.50000m));
        Assert.Contains("\"score\": 0.5,", Json(0.500m), StringComparison.Ordinal);
    }

    [Fact]
    public void A_version_can_be_searched_for_as_it_is_written()
    {
        var json = Written.Text(new JsonReport(), Given.Report(Given.Image(Given.Deb("libc6", "2.36-9+deb12u10"))));
        Assert.Contains("\"version\": \"2.36-9+deb12u10\"", json, StringComparison.Ordinal);
    }

    [Fact]
    public void Options_for_people_hide_nothing_from_machines()
    {
        var hiding = new ReportOptions { Severities = [Severity.Critical], OnlyFixed = true, Width = 40, Colour = true };
        foreach (var writer in ReportWriters.All.Where(w => w.Format is "json" or "sarif" or "cyclonedx"))
            Assert.Equal(Written.By(writer, SampleReports.Fleet()), Written.By(writer, SampleReports.Fleet(), hiding));
    }

    private static string WithoutTarget(string json)
    {
        var report = JsonNode.Parse(json)!.AsObject();
        Assert.True(report.Remove("target"));
        return report.ToJsonString();
    }
}
