using Drydock.Packages;

namespace Drydock.Advisories.Tests;

public sealed class SupportDatesTests
{
    [Theory]
    [InlineData("debian", "12", null, "2026-07-11", "supported", "2026-07-11")]
    [InlineData("debian", "12", null, "2026-07-12", "lts", "2028-06-30")]
    [InlineData("debian", "12", null, "2028-07-01", "eol", null)]
    [InlineData("debian", "12", null, "2023-06-09", "unreleased", "2023-06-09")]
    [InlineData("debian", null, "trixie", "2026-08-22", "supported", "2028-08-09")]
    [InlineData("ubuntu", "22.04", null, "2026-08-22", "security", "2027-04-01")]
    [InlineData("alpine", "3.20.3", null, "2026-08-22", "eol", null)]
    public void The_phase_of_a_release_on_a_day(string id, string? version, string? codename, string day, string phase, string? until)
    {
        var on = DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture);

        var found = SupportDates.Find(null, new OsRelease(id, version, codename, "x"))!.PhaseOn(on)!;

        Assert.Equal((phase, until, on), (found.Phase, found.Until?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), found.AsOf));
    }

    [Theory]
    [InlineData("debian", null, "sid")]
    [InlineData("debian", "99", null)]
    [InlineData("gentoo", "1", null)]
    public void An_unknown_release_has_no_dates(string id, string? version, string? codename) =>
        Assert.Null(SupportDates.Find(null, new OsRelease(id, version, codename, "x")));

    [Fact]
    public async Task The_built_in_dates_agree_with_the_feed()
    {
        using var database = await RealFeeds.PyPiAsync();

        foreach (var (product, cycle) in new[] { ("debian", "12"), ("debian", "11"), ("alpine-linux", "3.20"), ("ubuntu", "24.04") })
        {
            var known = KnownSupportDates.Find(product, cycle)!;
            var fed = database.FindSupport(product, cycle)!;
            Assert.Equal((known.Released, known.Security.Date, known.Extended.Date), (fed.Released, fed.Security.Date, fed.Extended.Date));
        }
    }
}
