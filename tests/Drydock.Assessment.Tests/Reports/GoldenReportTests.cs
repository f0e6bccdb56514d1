using Drydock.Advisories;
using Drydock.Assessment.Reports;
using Drydock.TestKit;

namespace Drydock.Assessment.Tests.Reports;

public sealed class GoldenReportTests
{
    private const string Project = "Drydock.Assessment.Tests";

    public static TheoryData<string> Names => [.. Outputs.Keys.Order(StringComparer.Ordinal)];

    private static Dictionary<string, Func<byte[]>> Outputs { get; } = All().ToDictionary(o => o.Name, o => o.Write, StringComparer.Ordinal);

    [Theory]
    [MemberData(nameof(Names))]
    public void A_report_is_written_as_its_golden_file_says(string name) =>
        Assert.Null(Golden.Difference(Project, name, Outputs[name]()));

    [Fact]
    public void No_golden_file_is_unused() => Assert.Empty(Golden.Unused(Project, Outputs.Keys.Concat(CheckReports.CheckWriterTests.GoldenNames).Concat(Review.GoldenReviewTests.GoldenNames)));

    private static IEnumerable<(string Name, Func<byte[]> Write)> All()
    {
        foreach (var (name, report) in SampleReports.All)
        {
            foreach (var writer in ReportWriters.All)
                yield return ($"{name}.{writer.Format}.{Extension(writer.Format)}", () => Written.By(writer, report));
        }

        var (fleet, hostile) = (SampleReports.Fleet(), SampleReports.Hostile());
        foreach (var writer in SbomWriters.All)
        {
            yield return ($"fleet-sbom.{writer.Format}.json", () => Written.By(writer, SampleReports.SbomOf(fleet)));
            yield return ($"hostile-sbom.{writer.Format}.json", () => Written.By(writer, SampleReports.SbomOf(hostile)));
        }

        yield return ("fleet-wide.table.txt", () => Written.By(new TableReport(), fleet, new ReportOptions { Width = 160, ShowSuppressed = true }));
        yield return ("fleet-narrow.table.txt", () => Written.By(new TableReport(), fleet, new ReportOptions { Width = 60 }));
        yield return ("fleet-colour.table.txt", () => Written.By(new TableReport(), fleet, new ReportOptions { Colour = true }));
        yield return ("fleet-filtered.table.txt", () => Written.By(new TableReport(), fleet, new ReportOptions { Severities = [Severity.Medium], OnlyFixed = true }));
        yield return ("many.summary.txt", Summary);
    }

    private static byte[] Summary()
    {
        using var output = new MemoryStream();
        var failed = ScanSummary.Failed("broken:1\u001b[2J", new("reading", "broken:1", "the manifest is cut", "pull the image again"));
        SummaryTable.Write([failed, .. SampleReports.All.Select(s => ScanSummary.Of(s.Report))], new ReportOptions(), output);
        return output.ToArray();
    }

    private static string Extension(string format) => format switch { "table" => "txt", "markdown" => "md", _ => "json" };
}
