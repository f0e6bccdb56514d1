using Drydock.Assessment.Reports;

namespace Drydock.Assessment.Tests.Reports;

public sealed class ReportWritersTests
{
    [Fact]
    public void Every_writer_is_listed() => Assert.Equal(Implementations<IReportWriter>(), ReportWriters.All.Select(w => w.GetType().Name).Order(StringComparer.Ordinal));

    [Fact]
    public void Every_sbom_writer_is_listed() => Assert.Equal(Implementations<ISbomWriter>(), SbomWriters.All.Select(w => w.GetType().Name).Order(StringComparer.Ordinal));

    [Fact]
    public void The_formats_are_the_documented_ones_and_unique()
    {
        Assert.Equal(["table", "markdown", "json", "sarif", "cyclonedx"], ReportWriters.All.Select(w => w.Format));
        Assert.Equal(["cyclonedx", "spdx"], SbomWriters.All.Select(w => w.Format));
    }

    [Fact]
    public void A_format_is_found_whatever_its_case()
    {
        Assert.IsType<SarifReport>(ReportWriters.Find("SARIF"));
        Assert.Null(ReportWriters.Find("pdf"));
        Assert.IsType<SpdxSbom>(SbomWriters.Find("spdx"));
    }

    private static IEnumerable<string> Implementations<T>() =>
        typeof(T).Assembly.GetTypes().Where(t => t is { IsClass: true, IsAbstract: false } && t.IsAssignableTo(typeof(T))).Select(t => t.Name).Order(StringComparer.Ordinal);
}
