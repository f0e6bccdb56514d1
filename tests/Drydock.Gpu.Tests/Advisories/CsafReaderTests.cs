using System.Text;
using CsCheck;
using Drydock.Gpu.Advisories;

namespace Drydock.Gpu.Tests.Advisories;

public sealed class CsafReaderTests
{
    private static string Document(string title, string tree, string vulnerability) => $$$"""
        {
          "document": {"title": "{{{title}}}", "publisher": {"name": "NVIDIA Product Security"}, "tracking": {"id": "9001", "current_release_date": "2026-10-01T00:00:00Z"}},
          "product_tree": {"branches": [{"category": "vendor", "name": "NVIDIA", "branches": [{{{tree}}}]}]},
          "vulnerabilities": [{{{vulnerability}}}]
        }
        """;

    private static string Architecture(string name, params (string Product, string Versions, string Id)[] products) =>
        $$$"""{"category": "architecture", "name": "{{{name}}}", "branches": [{{{string.Join(',', products.Select(static p =>
            $$$"""{"category": "product_version", "name": "{{{p.Product}}}", "product": {"name": "{{{p.Versions}}}", "product_id": "{{{p.Id}}}"}}"""))}}}]}""";

    private static string Vulnerability(string affected, string repaired) => $$$"""
        {"cve": "CVE-2026-99999", "product_status": {"known_affected": [{{{affected}}}], "fixed": [{{{repaired}}}]},
         "scores": [{"cvss_v3": {"baseScore": 8.5, "baseSeverity": "HIGH"}}]}
        """;

    private static CsafBulletin Read(string text)
    {
        var bulletin = CsafReader.Read(Encoding.UTF8.GetBytes(text), out var wrong);
        Assert.Equal("", wrong);
        return bulletin!;
    }

    [Fact]
    public void A_toolkit_bulletin_gives_its_ranges_conditions_and_fixes()
    {
        var bulletin = Read(Document(
            "Security Bulletin: NVIDIA Container Toolkit",
            Architecture("Linux",
                ("NVIDIA Container Toolkit", "All versions up to and including 1.20.3 (CDI mode only for versions prior to 1.17.5)", "a"),
                ("NVIDIA Container Toolkit", "1.20.4", "b"),
                ("NVIDIA GPU Operator", "All versions prior to 26.9.1", "c"),
                ("NVIDIA GPU Operator", "26.9.1", "d")),
            Vulnerability("\"a\", \"c\", \"nowhere\"", "\"b\", \"d\"")));
        Assert.Equal(("9001", 2), (bulletin.Id, bulletin.Advisories.Length));
        var toolkit = bulletin.Advisories[0];
        Assert.Equal(("CVE-2026-99999", "container-toolkit", "1.20.4", 8.5m, "high", "2026-10-01"), (toolkit.Cve, toolkit.Component, toolkit.Fixed, toolkit.Score, toolkit.Severity, toolkit.Published));
        Assert.Equal("CDI mode only for versions prior to 1.17.5", toolkit.Condition);
        var matcher = NvidiaMatcher.BuiltIn.With(bulletin.Advisories);
        Assert.Single(matcher.Match(NvidiaComponents.Toolkit, ComponentVersion.Parse("1.20.3")));
        Assert.Empty(matcher.Match(NvidiaComponents.Toolkit, ComponentVersion.Parse("1.20.4")));
        Assert.Empty(matcher.Match(NvidiaComponents.Operator, ComponentVersion.Parse("26.9.1")));
        Assert.Single(matcher.Match(NvidiaComponents.Operator, ComponentVersion.Parse("26.9.0")));
    }

    [Fact]
    public void A_driver_bulletin_speaks_of_each_branch_alone()
    {
        var bulletin = Read(Document(
            "Security Bulletin: NVIDIA GPU Display Driver",
            Architecture("Linux(R595)", ("Tesla", "All driver versions prior to 595.71.05", "a"), ("Tesla", "595.71.05", "b"))
                + "," + Architecture("Linux(R580)", ("Tesla", "All driver versions prior to 580.159.04", "c"), ("GeForce, NVIDIA RTX/Quadro, NVS", "580.159.04", "d"))
                + "," + Architecture("Windows(R595)", ("Tesla", "All driver versions prior to 596.36", "e"))
                + "," + Architecture("Linux(R570)", ("vGPU software (guest driver)", "570.1(All versions prior to and including vGPU 18.1)", "f")),
            Vulnerability("\"a\", \"c\", \"e\", \"f\"", "\"b\", \"d\"")));
        Assert.Equal(["595.71.05", "580.159.04"], bulletin.Advisories.Select(static a => a.Fixed));
        var matcher = new NvidiaMatcher(bulletin.Advisories);
        Assert.Single(matcher.Match(NvidiaComponents.Driver, ComponentVersion.Parse("580.95.05")));
        Assert.Empty(matcher.Match(NvidiaComponents.Driver, ComponentVersion.Parse("580.159.04")));
        Assert.Single(matcher.Match(NvidiaComponents.Driver, ComponentVersion.Parse("595.45.04")));
        Assert.Empty(matcher.Match(NvidiaComponents.Driver, ComponentVersion.Parse("590.44.01")));
    }

    [Fact]
    public void Versions_that_are_not_understood_are_unread_not_clean()
    {
        var bulletin = Read(Document("Container Toolkit", Architecture("Linux", ("NVIDIA Container Toolkit", "Some of them", "a")), Vulnerability("\"a\"", "")));
        Assert.Empty(bulletin.Advisories);
        Assert.Equal(["container-toolkit: Some of them"], bulletin.Unread);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("{\"document\": 1}")]
    [InlineData("{\"document\": {\"publisher\": {\"name\": \"Other\"}, \"tracking\": {}}}")]
    [InlineData("{\"document\": {\"publisher\": {\"name\": \"NVIDIA \\ud800\"}, \"tracking\": {}}}")]
    public void Something_else_is_refused_with_a_clause(string text)
    {
        Assert.Null(CsafReader.Read(Encoding.UTF8.GetBytes(text), out var wrong));
        Assert.NotEqual("", wrong);
    }

    [Fact]
    public void Deep_and_large_documents_are_refused()
    {
        Assert.Null(CsafReader.Read(Encoding.UTF8.GetBytes(new string('[', 100_000)), out _));
        Assert.Null(CsafReader.Read(new byte[CsafReader.MostBytes + 1], out var wrong));
        Assert.Contains("8 MiB", wrong, StringComparison.Ordinal);
    }

    [Fact]
    public void Damage_never_throws()
    {
        var whole = Encoding.UTF8.GetBytes(Document("Container Toolkit", Architecture("Linux", ("NVIDIA Container Toolkit", "All versions up to and including 1.2", "a")), Vulnerability("\"a\"", "")));
        Gen.Select(Gen.Int[0, whole.Length - 1], Gen.Byte).Sample((at, value) =>
        {
            var damaged = (byte[])whole.Clone();
            damaged[at] = value;
            return CsafReader.Read(damaged, out var wrong) is null == wrong.Length > 0;
        });
    }
}
