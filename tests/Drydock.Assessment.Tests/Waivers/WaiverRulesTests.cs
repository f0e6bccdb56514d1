using Drydock.Assessment.Configuration;
using Drydock.Assessment.Waivers;

namespace Drydock.Assessment.Tests.Waivers;

public sealed class WaiverRulesTests
{
    private static readonly DateOnly Day = new(2027, 1, 31);

    [Fact]
    public void It_holds_up_to_its_last_day()
    {
        Assert.NotNull(Find(Of("CVE-1"), Day));
        Assert.Null(Find(Of("CVE-1"), Day.AddDays(1)));
        Assert.Equal("CVE-1", WaiverRules.FindExpired([Of("CVE-1")], "api", "zlib", ["CVE-1"], Day.AddDays(1))?.Id);
        Assert.Null(WaiverRules.FindExpired([Of("CVE-1"), Of("CVE-1") with { Expires = Day.AddDays(9) }], "api", "zlib", ["CVE-1"], Day.AddDays(1)));
    }

    [Theory]
    [InlineData("*", null, "api", true)]
    [InlineData("api", null, "api", true)]
    [InlineData("job", null, "api", false)]
    [InlineData("api", "zlib", "api", true)]
    [InlineData("api", "curl", "api", false)]
    [InlineData("*", null, null, true)]
    [InlineData("api", null, null, false)]
    public void It_holds_for_its_services_and_package(string service, string? package, string? scanned, bool expected) =>
        Assert.Equal(expected, WaiverRules.Find([Of("CVE-1") with { Services = [service], Package = package }], scanned, "zlib", ["CVE-1"], Day) is not null);

    [Fact]
    public void Any_id_of_the_vulnerability_will_do() => Assert.NotNull(WaiverRules.Find([Of("ghsa-1")], "api", "zlib", ["CVE-1", "GHSA-1"], Day));

    [Fact]
    public void Of_several_the_one_that_ends_last_holds() => Assert.Equal(Day.AddDays(5), WaiverRules.Find([Of("CVE-1"), Of("CVE-1") with { Expires = Day.AddDays(5) }], "api", "zlib", ["CVE-1"], Day)?.Expires);

    private static Waiver? Find(Waiver waiver, DateOnly day) => WaiverRules.Find([waiver], "api", "zlib", ["CVE-1"], day);

    private static Waiver Of(string id) => new(id, ["*"], null, "r", "o", Day, 1);
}
