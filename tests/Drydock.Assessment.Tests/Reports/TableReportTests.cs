using Drydock.Advisories;
using Drydock.Assessment.Reports;

namespace Drydock.Assessment.Tests.Reports;

public sealed class TableReportTests
{
    [Fact]
    public void No_line_is_wider_than_the_terminal_unless_a_sentence_is()
    {
        foreach (var width in new[] { 60, 80, 100, 120, 200 })
        {
            var rows = Written.Text(new TableReport(), SampleReports.Fleet(), new ReportOptions { Width = width })
                .Split('\n').Where(l => l.Contains("CVE-", StringComparison.Ordinal));
            Assert.All(rows, row => Assert.True(row.Length <= width, $"{row.Length} > {width}: {row}"));
        }
    }

    [Fact]
    public void A_partial_result_is_never_called_free_of_vulnerabilities()
    {
        var partial = Given.Report(Given.Image(Given.Deb("libc6", "1")) with { Problems = [new("reading", "layer 1", "it is cut", "pull again")] });
        foreach (var writer in new IReportWriter[] { new TableReport(), new MarkdownReport() })
        {
            var text = Written.Text(writer, partial);
            Assert.Contains("PARTIAL", text, StringComparison.Ordinal);
            Assert.DoesNotContain("No known vulnerabilities", text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Rows_hidden_by_severity_are_counted()
    {
        var text = Written.Text(new TableReport(), SampleReports.Fleet(), new ReportOptions { Severities = [Severity.Critical] });
        Assert.Contains("5 vulnerabilities are hidden by --severity or --only-fixed.", text, StringComparison.Ordinal);
        Assert.DoesNotContain("CVE-2023-45853", text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_severity_is_a_word_even_with_colour()
    {
        var text = Written.Text(new TableReport(), SampleReports.Fleet(), new ReportOptions { Colour = true });
        Assert.Contains("\u001b[1;31mCRITICAL\u001b[0m", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_step_names_the_binary_packages_the_source_and_what_it_mends()
    {
        var text = Written.Text(new TableReport(), SampleReports.Fleet());
        Assert.Contains("Update pillow to 10.0.1: fixes 1 high", text, StringComparison.Ordinal);
        Assert.Contains("Update urllib3, which pip carries inside, to 1.26.5: fixes 1 low", text, StringComparison.Ordinal);
    }
}
