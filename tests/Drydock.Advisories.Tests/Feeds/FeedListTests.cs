using Drydock.Advisories.Feeds;

namespace Drydock.Advisories.Tests.Feeds;

public sealed class FeedListTests
{
    [Fact]
    public void Names_are_unique_and_sorted() =>
        Assert.Equal(FeedList.All.Select(static f => f.Name).Distinct().Order(StringComparer.Ordinal), FeedList.All.Select(static f => f.Name));

    [Theory]
    [InlineData("debian", 1)]
    [InlineData("osv", 8)]
    [InlineData("alpine", 18)]
    [InlineData("osv:crates.io", 1)]
    [InlineData("osv:../x", 0)]
    [InlineData("nothing", 0)]
    public void A_name_on_the_command_line_means_feeds(string name, int count) => Assert.Equal(count, FeedList.Find(name).Count);
}
