using Drydock.Assessment.Configuration;

namespace Drydock.Assessment.Tests.Configuration;

public sealed class NearestWordTests
{
    [Theory]
    [InlineData("hihg", "high")]
    [InlineData("HIGH", "high")]
    [InlineData("critcal", "critical")]
    [InlineData("lo", "low")]
    public void Finds_the_nearest(string word, string expected) => Assert.Equal(expected, NearestWord.Find(word, ["critical", "high", "medium", "low"]));

    [Theory]
    [InlineData("")]
    [InlineData("zzzzzz")]
    public void Suggests_nothing_far_away(string word) => Assert.Null(NearestWord.Find(word, ["critical", "high", "medium", "low"]));

    [Fact]
    public void A_very_long_word_costs_nothing() => Assert.Null(NearestWord.Find(new string('x', 1_000_000), ["low"]));
}
