using System.Text;
using Drydock.Assessment.Reports;

namespace Drydock.Assessment.Tests.Reports;

public sealed class SchemaTests
{
    public static TheoryData<string> Reports => [.. SampleReports.All.Select(s => s.Name)];

    [Theory]
    [MemberData(nameof(Reports))]
    public void Json_is_valid_against_the_published_schema(string name) =>
        Assert.Empty(Schemas.Violations(Schemas.ScanReport, Written.By(new JsonReport(), Report(name))));

    [Theory]
    [MemberData(nameof(Reports))]
    public void Sarif_is_valid_against_the_official_schema(string name) =>
        Assert.Empty(Schemas.Violations(Schemas.Sarif, Written.By(new SarifReport(), Report(name))));

    [Theory]
    [MemberData(nameof(Reports))]
    public void CycloneDx_is_valid_against_the_official_schema(string name)
    {
        var options = new ReportOptions { Timestamp = DateTimeOffset.UnixEpoch };
        Assert.Empty(Schemas.Violations(Schemas.CycloneDx, Written.By(new CycloneDxReport(), Report(name), options)));
        Assert.Empty(Schemas.Violations(Schemas.CycloneDx, Written.By(new CycloneDxSbom(), SampleReports.SbomOf(Report(name)), options)));
    }

    [Theory]
    [InlineData("\"status\": \"complete\"", "\"status\": \"clean\"")]
    [InlineData("\"verified\": true", "\"verified\": true, \"extra\": 1")]
    [InlineData("\"summary\": null,", "")]
    public void The_published_schema_refuses_what_the_contract_does_not_say(string written, string changed)
    {
        var json = Encoding.UTF8.GetString(Written.By(new JsonReport(), SampleReports.Fleet()));
        Assert.Contains(written, json, StringComparison.Ordinal);
        Assert.NotEmpty(Schemas.Violations(Schemas.ScanReport, Encoding.UTF8.GetBytes(json.Replace(written, changed, StringComparison.Ordinal))));
    }

    [Fact]
    public void The_official_schemas_are_really_consulted()
    {
        Assert.NotEmpty(Schemas.Violations(Schemas.Sarif, "{}"u8.ToArray()));
        Assert.NotEmpty(Schemas.Violations(Schemas.CycloneDx, """{"bomFormat": "CycloneDX", "specVersion": "1.6", "components": [{"type": "song", "name": "x"}]}"""u8.ToArray()));
    }

    private static ScanReport Report(string name) => SampleReports.All.Single(s => s.Name == name).Report;
}
