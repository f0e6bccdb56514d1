using CsCheck;
using Drydock.Gpu.Advisories;

namespace Drydock.Gpu.Tests.Advisories;

public sealed class NvidiaMatcherTests
{
    private static IEnumerable<string> Match(string component, string version) =>
        NvidiaMatcher.BuiltIn.Match(component, ComponentVersion.Parse(version)).Select(static m => m.Advisory.Cve);

    [Theory]
    [InlineData("container-toolkit", "1.19.1", 0)]
    [InlineData("container-toolkit", "1.19.0", 1)]
    [InlineData("container-toolkit", "v1.17.7", 3)]
    [InlineData("container-toolkit", "1.17.8-1", 1)]
    [InlineData("container-toolkit", "1.20.0", 0)]
    [InlineData("gpu-operator", "26.3.2", 0)]
    [InlineData("gpu-operator", "25.3.1", 2)]
    [InlineData("k8s-device-plugin", "0.17.2", 1)]
    [InlineData("mig-manager", "0.12.2", 0)]
    public void Versions_have_what_was_published_for_them(string component, string version, int count) => Assert.Equal(count, Match(component, version).Count());

    [Fact]
    public void The_worst_stands_first_and_conditions_are_kept()
    {
        var matches = NvidiaMatcher.BuiltIn.Match(NvidiaComponents.Toolkit, ComponentVersion.Parse("1.17.7"));
        Assert.Equal("CVE-2025-23266", matches[0].Advisory.Cve);
        Assert.False(matches[0].Certain);
        Assert.Contains("crun", matches[0].Advisory.Condition, StringComparison.Ordinal);
        Assert.True(matches.Single(static m => m.Advisory.Cve == "CVE-2026-24260").Certain);
    }

    [Fact]
    public void The_least_clean_versions_are_1_19_1_and_26_3_2()
    {
        Assert.Equal("1.19.1", NvidiaMatcher.BuiltIn.LeastClean(NvidiaComponents.Toolkit)!.ToString());
        Assert.Equal("26.3.2", NvidiaMatcher.BuiltIn.LeastClean(NvidiaComponents.Operator)!.ToString());
        Assert.Null(NvidiaMatcher.BuiltIn.LeastClean(NvidiaComponents.Driver));
    }

    [Theory]
    [InlineData("nvidia-container-toolkit", "container-toolkit")]
    [InlineData("NVIDIA Container Toolkit", "container-toolkit")]
    [InlineData("libnvidia-container1", "container-toolkit")]
    [InlineData("NVIDIA Kubernetes Device Plugin", "k8s-device-plugin")]
    [InlineData("nvidia-driver-580", "driver")]
    [InlineData("cuda-toolkit", null)]
    public void Components_are_known_by_the_names_of_packages(string name, string? component) => Assert.Equal(component, NvidiaComponents.Find(name));

    [Fact]
    public void Versions_have_an_order()
    {
        string[] sorted = ["1.9.9", "1.17.7", "1.17.8", "1.18.0-rc.1", "1.18.0-rc.2", "1.18.0", "1.18.1", "26.3"];
        for (var i = 0; i < sorted.Length; i++)
            for (var j = 0; j < sorted.Length; j++)
                Assert.Equal(i.CompareTo(j), Math.Sign(ComponentVersion.Parse(sorted[i]).CompareTo(ComponentVersion.Parse(sorted[j]))));
    }

    [Fact]
    public void Any_text_is_a_version_or_none() => Gen.String.Sample(static text => ComponentVersion.TryParse(text, out var v) == v is not null);
}
