using Drydock.Advisories;
using Drydock.Assessment.Reports;
using Drydock.Packages;

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
        Assert.Contains("Update pillow from 9.5.0 to 10.0.1: fixes 1 high", text, StringComparison.Ordinal);
        Assert.Contains("Update urllib3, which pip carries inside, from 1.26.4 to 1.26.5: fixes 1 low", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Steps_for_two_services_say_which_service_or_both()
    {
        var text = Written.Text(new TableReport(), Given.Report(
            Given.Folder(Declared("pillow", "9.5.0", "cpu/requirements.txt"), Declared("pillow", "10.1.0", "gpu/requirements.txt")),
            Given.Match("CVE-1", Declared("pillow", "9.5.0", "cpu/requirements.txt"), Severity.High, "12.3.0"),
            Given.Match("CVE-1", Declared("pillow", "10.1.0", "gpu/requirements.txt"), Severity.High, "12.3.0"),
            Given.Match("CVE-2", Declared("tqdm", "4.66.1", "cpu/requirements.txt", "gpu/requirements.txt"), Severity.Low, "4.66.3")));

        Assert.Contains("Update pillow from 9.5.0 to 12.3.0 in cpu/requirements.txt: fixes 1 high", text, StringComparison.Ordinal);
        Assert.Contains("Update pillow from 10.1.0 to 12.3.0 in gpu/requirements.txt: fixes 1 high", text, StringComparison.Ordinal);
        Assert.Contains("Update tqdm from 4.66.1 to 4.66.3 in cpu/requirements.txt and gpu/requirements.txt: fixes 1 low", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_installed_versions_of_a_package_say_which_folder_is_meant()
    {
        var old = Given.Python("pillow", "9.5.0");
        var venv = Given.Python("pillow", "10.0.0") with { Locations = [new("opt/venv/lib/python3.12/site-packages/pillow-10.0.0.dist-info/METADATA", 2)] };
        var text = Written.Text(new TableReport(), Given.Report(
            Given.Image(old, venv), Given.Match("CVE-1", old, Severity.High, "12.3.0"), Given.Match("CVE-1", venv, Severity.High, "12.3.0")));

        Assert.Contains("Update pillow from 9.5.0 to 12.3.0 in usr/local/lib/python3.12/site-packages: fixes 1 high", text, StringComparison.Ordinal);
        Assert.Contains("Update pillow from 10.0.0 to 12.3.0 in opt/venv/lib/python3.12/site-packages: fixes 1 high", text, StringComparison.Ordinal);
    }

    private static Package Declared(string name, string version, params string[] files) =>
        Given.Python(name, version) with { Declared = true, IntroducedIn = null, Locations = [.. files.Select(static f => new PackageLocation(f, 0))] };
}
