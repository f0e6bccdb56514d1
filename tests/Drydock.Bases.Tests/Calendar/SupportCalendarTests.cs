using System.Globalization;
using Drydock.Bases.Calendar;
using Drydock.Bases.Products;
using Drydock.Bases.Tags;
using static Drydock.Bases.Tests.References;

namespace Drydock.Bases.Tests.Calendar;

public sealed class SupportCalendarTests
{
    private static readonly SupportCalendar Dates = SupportCalendar.BuiltIn;

    [Theory]
    [InlineData("debian", "12", "2023-06-09", "unreleased")]
    [InlineData("debian", "12", "2026-07-11", "supported")]
    [InlineData("debian", "12", "2026-07-12", "lts")]
    [InlineData("debian", "12", "2028-07-01", "eol")]
    [InlineData("python", "3.12", "2025-04-02", "supported")]
    [InlineData("python", "3.12", "2025-04-03", "security")]
    [InlineData("python", "3.10", "2026-11-01", "eol")]
    [InlineData("nodejs", "20", "2026-05-01", "eol")]
    [InlineData("alpine-linux", "3.19", "2025-11-02", "eol")]
    public void The_phase_of_a_release_is_told_for_any_day(string product, string cycle, string day, string phase) =>
        Assert.Equal(phase, Dates.Find(product, cycle)?.PhaseOn(DateOnly.Parse(day, CultureInfo.InvariantCulture))?.Phase);

    [Fact]
    public void A_phase_names_its_last_day() =>
        Assert.Equal(new DateOnly(2028, 6, 30), Dates.Find("debian", "12")!.PhaseOn(new(2026, 11, 26))!.Until);

    [Fact]
    public void Versions_and_releases_find_their_own_lines()
    {
        var image = Image("node:20.11.1-alpine3.19");
        var tag = ImageTag.Of(image);
        Assert.Equal("20", Dates.Of(ProductList.Of(image), tag.Version!)?.Cycle);
        Assert.Equal("3.19", Dates.Of(tag.Os!)?.Cycle);
        Assert.Null(Dates.Of(ProductList.Of(Image("python:3")), Tag("python:3").Version!));
    }

    [Fact]
    public void Only_releases_in_regular_support_are_newer_ones()
    {
        var day = new DateOnly(2026, 11, 26);
        Assert.Equal(["3.22", "3.23", "3.24"], Dates.Newer(new("alpine", "3.19", null), day).Select(static os => os.Version));
        Assert.Equal(["trixie"], Dates.Newer(new("debian", "11", "bullseye"), day).Select(static os => os.Codename));
        Assert.Equal(["noble", "resolute"], Dates.Newer(new("ubuntu", "22.04", "jammy"), day).Select(static os => os.Codename));
        Assert.Empty(Dates.Newer(new("windows", "ltsc2022", null), day));
    }

    [Fact]
    public void The_built_in_dates_agree_with_the_whole_table()
    {
        var compared = 0;
        foreach (var row in TableFiles.Read("eol.csv"))
        {
            if (Dates.Find(row["product"], row["cycle"]) is not { } release || !DateOnly.TryParse(row["eol"], CultureInfo.InvariantCulture, out var end)) continue;
            Assert.Equal(end, release.Security.Date);
            compared++;
        }

        Assert.InRange(compared, 200, 400);
    }

    [Fact]
    public void Every_calendar_that_a_product_names_is_there() =>
        Assert.All(ProductList.All.Where(static p => p.Calendar is not null), static p => Assert.NotEmpty(Dates.Releases(p.Calendar!)));
}
