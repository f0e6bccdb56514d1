using System.Globalization;
using System.Text;
using Drydock.Packages.Sbom;

namespace Drydock.Packages.Tests.Sbom;

public sealed class SbomReaderTests
{
    private const string CycloneDx = """
        {"bomFormat": "CycloneDX", "specVersion": "1.6",
         "metadata": {"component": {"type": "container", "name": "python:3.12"}},
         "components": [
          {"type": "operating-system", "name": "debian", "version": "12.5"},
          {"type": "library", "name": "zlib1g", "version": "1:1.2.13.dfsg-1", "purl": "pkg:deb/debian/zlib1g@1:1.2.13.dfsg-1?arch=amd64&distro=debian-12&upstream=zlib"},
          {"type": "application", "name": "app/requirements.txt", "components": [
            {"type": "library", "name": "Flask", "purl": "pkg:pypi/Flask@3.0.0"},
            {"type": "library", "name": "core", "group": "@babel", "version": "7.24.0", "purl": "pkg:npm/%40babel/core@7.24.0"}]},
          {"type": "library", "name": "no-url", "version": "1"}],
         "dependencies": [{"ref": "a", "dependsOn": ["b"]}, {"ref": "b", "dependsOn": ["a", "b"]}]}
        """;

    private const string Spdx = """
        {"spdxVersion": "SPDX-2.3", "name": "image",
         "packages": [
          {"SPDXID": "SPDXRef-OS", "name": "debian", "versionInfo": "12", "primaryPackagePurpose": "OPERATING-SYSTEM"},
          {"SPDXID": "SPDXRef-Image", "name": "python:3.12", "primaryPackagePurpose": "CONTAINER"},
          {"SPDXID": "SPDXRef-1", "name": "bsdutils", "versionInfo": "1:2.38.1-5+b1", "sourceInfo": "built package from: util-linux 2.38.1-5",
           "externalRefs": [{"referenceCategory": "PACKAGE-MANAGER", "referenceType": "purl", "referenceLocator": "pkg:deb/debian/bsdutils@1%3A2.38.1-5%2Bb1?arch=amd64"}]}],
         "relationships": [{"spdxElementId": "SPDXRef-1", "relatedSpdxElement": "SPDXRef-1", "relationshipType": "CONTAINS"}]}
        """;

    [Fact]
    public void CycloneDX_gives_packages_sources_and_distribution()
    {
        var inventory = Read(CycloneDx);
        Assert.Equal(["zlib1g 1:1.2.13.dfsg-1", "flask 3.0.0", "@babel/core 7.24.0", "no-url 1"], inventory.NamesAndVersions());
        Assert.Equal(new OsRelease("debian", "12", null, "debian 12.5"), inventory.Os);
        Assert.Equal(new SourcePackage("zlib", "1:1.2.13.dfsg-1"), inventory.Single("zlib1g").Source);
        Assert.Equal("amd64", inventory.Single("zlib1g").Architecture);
        Assert.Equal("no package URL", inventory.Single("no-url").NotMatched);
        Assert.Equal("image.json", inventory.Single("flask").Locations.Single().Path);
        Assert.Empty(inventory.Problems);
        Assert.True(inventory.HasDatabase);
    }

    [Fact]
    public void SPDX_gives_packages_sources_and_distribution()
    {
        var inventory = Read(Spdx);
        Assert.Equal(["bsdutils 1:2.38.1-5+b1"], inventory.NamesAndVersions());
        Assert.Equal(("debian", "12"), (inventory.Os?.Id, inventory.Os?.VersionId));
        Assert.Equal(new SourcePackage("util-linux", "2.38.1-5"), inventory.Single("bsdutils").Source);
        Assert.Empty(inventory.Problems);
    }

    [Fact]
    public void Statements_and_envelopes_are_unwrapped()
    {
        var statement = """{"_type": "https://in-toto.io/Statement/v1", "predicateType": "https://spdx.dev/Document", "predicate": """ + Spdx + "}";
        var older = """{"_type": "https://in-toto.io/Statement/v0.1", "predicateType": "cosign", "predicate": {"Data": """ + CycloneDx + "}}";
        var envelope = $$"""{"payloadType": "application/vnd.in-toto+json", "payload": "{{Convert.ToBase64String(Encoding.UTF8.GetBytes(statement))}}", "signatures": []}""";
        Assert.Single(Read(statement).Packages);
        Assert.Equal(4, Read(older).Packages.Length);
        Assert.Single(Read(envelope).Packages);
    }

    [Theory]
    [InlineData("pkg:deb/debian/a@1-1+b2?upstream=src", "src", "1-1")]
    [InlineData("pkg:deb/debian/a@1-1?upstream=src%402-1", "src", "2-1")]
    [InlineData("pkg:deb/debian/a@1-1+b2", "a", "1-1")]
    [InlineData("pkg:apk/alpine/a@1-r0?upstream=src", "src", "1-r0")]
    public void The_upstream_qualifier_is_the_source(string purl, string name, string version) => Assert.Equal(new SourcePackage(name, version), Read(Component(purl)).Packages.Single().Source);

    [Theory]
    [InlineData("debian-12", "debian", "12", null)]
    [InlineData("debian-12.5", "debian", "12", null)]
    [InlineData("debian-trixie", "debian", null, "trixie")]
    [InlineData("bookworm", "debian", null, "bookworm")]
    [InlineData("opensuse-leap-15.5", "opensuse-leap", "15.5", null)]
    public void The_distro_qualifier_is_the_distribution(string distro, string id, string? version, string? codename)
    {
        var os = Read(Component($"pkg:deb/debian/a@1?distro={distro}")).Os;
        Assert.Equal((id, version, codename), (os?.Id, os?.VersionId, os?.Codename));
    }

    [Fact]
    public void Trivy_s_properties_are_a_source()
    {
        var inventory = Read("""
            {"bomFormat":"CycloneDX","specVersion":"1.5","components":[{"type":"library","name":"libssl3","purl":"pkg:deb/debian/libssl3@3.0.11-1?distro=debian-12.5","properties":[
             {"name":"aquasecurity:trivy:SrcName","value":"openssl"},{"name":"aquasecurity:trivy:SrcVersion","value":"3.0.11"},{"name":"aquasecurity:trivy:SrcRelease","value":"1"},{"name":"aquasecurity:trivy:SrcEpoch","value":"2"}]}]}
            """);
        Assert.Equal(new SourcePackage("openssl", "2:3.0.11-1"), inventory.Packages.Single().Source);
    }

    [Fact]
    public void A_distribution_s_packages_without_distribution_or_sources_make_the_result_partial()
    {
        var purls = Enumerable.Range(0, 12).Select(static i => string.Create(CultureInfo.InvariantCulture, $"pkg:deb/debian/p{i}@1")).ToArray();
        Assert.Equal(2, Read(Component(purls)).Problems.Length);
        Assert.Empty(Read(Component([.. purls.Select(static p => p + "?distro=debian-12&upstream=s")])).Problems);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{\"bomFormat\":\"CycloneDX\"}")]
    [InlineData("{\"bomFormat\":\"CycloneDX\",\"specVersion\":\"1.1\"}")]
    [InlineData("{\"spdxVersion\":\"SPDX-3.0\"}")]
    [InlineData("{\"payloadType\":\"x\",\"payload\":\"???\"}")]
    [InlineData("<bom/>")]
    public void What_is_no_known_SBOM_is_a_problem_and_never_clean(string text)
    {
        var inventory = Read(text);
        Assert.Single(inventory.Problems);
        Assert.False(inventory.HasDatabase);
    }

    [Fact]
    public void Components_that_cannot_be_judged_are_counted()
    {
        var inventory = Read(Component("nonsense", "pkg:pypi/a", "pkg:pypi/%zz@1", "pkg:deb/debian/bad@1_0?distro=debian-12"));
        Assert.Equal(["bad 1_0"], inventory.NamesAndVersions());
        Assert.Contains(inventory.Problems, static p => p.Wrong.StartsWith("3 components", StringComparison.Ordinal));
        Assert.Equal("invalid version", inventory.Packages[0].NotMatched);
    }

    [Fact]
    public void Deep_nesting_and_cycles_are_harmless()
    {
        var deep = string.Concat(Enumerable.Repeat("{\"components\":[", 100_000));
        Assert.Single(Read("{\"bomFormat\":\"CycloneDX\",\"specVersion\":\"1.6\",\"components\":[" + deep).Problems);
        var edges = string.Join(',', Enumerable.Range(0, 50_000).Select(static i => string.Create(CultureInfo.InvariantCulture, $"{{\"ref\":\"{i}\",\"dependsOn\":[\"{(i + 1) % 50_000}\"]}}")));
        Assert.Empty(Read($$"""{"bomFormat":"CycloneDX","specVersion":"1.6","components":[{"type":"library","purl":"pkg:pypi/a@1"}],"dependencies":[{{edges}}]}""").Problems);
    }

    [Fact]
    public void More_components_than_the_limit_are_cut_and_said()
    {
        var components = string.Join(',', Enumerable.Range(0, 500_001).Select(static i => string.Create(CultureInfo.InvariantCulture, $"{{\"purl\":\"pkg:pypi/a@{i}\"}}")));
        var inventory = Read($$"""{"bomFormat":"CycloneDX","specVersion":"1.6","components":[{{components}}]}""");
        Assert.Equal(500_000, inventory.Packages.Length);
        Assert.Single(inventory.Problems);
    }

    [Fact]
    public void No_cut_document_throws()
    {
        foreach (var text in new[] { CycloneDx, Spdx })
            for (var length = 0; length < text.Length; length++) Assert.NotEmpty(Read(text[..length].TrimEnd()).Problems);
    }

    private static string Component(params string[] purls) =>
        $$"""{"bomFormat":"CycloneDX","specVersion":"1.4","components":[{{string.Join(',', purls.Select(static p => $"{{\"type\":\"library\",\"purl\":\"{p}\"}}"))}}]}""";

    private static Inventory Read(string text) => SbomReader.Read("image.json", Encoding.UTF8.GetBytes(text));
}
