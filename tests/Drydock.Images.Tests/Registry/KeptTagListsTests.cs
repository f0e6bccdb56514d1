using Drydock.Images.Registry;
using Microsoft.Extensions.Time.Testing;

namespace Drydock.Images.Tests.Registry;

/// <summary>Long lists of tags are asked for once an hour.</summary>
public sealed class KeptTagListsTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("drydock-tags-").FullName;
    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 11, 26, 10, 0, 0, TimeSpan.Zero));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task A_long_list_is_asked_for_again_after_an_hour()
    {
        await using var fixture = await WithTagsAsync(1200);
        var first = await Lists().ListAsync(fixture.Client, fixture.Image, Cancellation);
        fixture.Repository.AddTag("9.9.9");
        clock.Advance(TimeSpan.FromMinutes(59));
        var again = await Lists().ListAsync(fixture.Client, fixture.Image, Cancellation);
        Assert.Equal(2, fixture.Registry.Count("tags"));
        clock.Advance(TimeSpan.FromMinutes(2));
        var later = await Lists().ListAsync(fixture.Client, fixture.Image, Cancellation);

        Assert.Null(first.At);
        Assert.Equal(new DateTimeOffset(2026, 11, 26, 10, 0, 0, TimeSpan.Zero), again.At);
        Assert.Equal(first.Tags, again.Tags);
        Assert.Equal(4, fixture.Registry.Count("tags"));
        Assert.Contains("9.9.9", later.Tags);
    }

    [Theory]
    [InlineData(299, "")]
    [InlineData(400, "mirror")]
    public async Task A_short_list_and_another_route_are_asked_for(int tags, string route)
    {
        await using var fixture = await WithTagsAsync(tags);
        await Lists().ListAsync(fixture.Client, fixture.Image, Cancellation);
        await Lists(route).ListAsync(fixture.Client, fixture.Image, Cancellation);

        Assert.Equal(2, fixture.Registry.Count("tags"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("2026-11-26T09:59:00.0000000+00:00\n{\"tags\":[\"1")]
    [InlineData("2026-11-26T09:59:00.0000000+00:00\n[]")]
    [InlineData("2026-11-26T10:01:00.0000000+00:00\n{\"tags\":[\"1\"]}")]
    [InlineData("yesterday\n{\"tags\":[\"1\"]}")]
    public async Task What_is_damaged_or_from_the_future_is_asked_for(string content)
    {
        await using var fixture = await WithTagsAsync(400);
        await Lists().ListAsync(fixture.Client, fixture.Image, Cancellation);
        await File.WriteAllTextAsync(Assert.Single(Directory.GetFiles(folder)), content, Cancellation);
        var (tags, at) = await Lists().ListAsync(fixture.Client, fixture.Image, Cancellation);

        Assert.Equal((400, null, 2), (tags.Length, at, fixture.Registry.Count("tags")));
    }

    [Fact]
    public async Task Without_a_folder_every_run_asks()
    {
        await using var fixture = await WithTagsAsync(400);
        var lists = new KeptTagLists(new KeptAnswers(null, KeptTagLists.KeptFor, KeptTagLists.MostBytes, clock), "");
        await lists.ListAsync(fixture.Client, fixture.Image, Cancellation);
        await lists.ListAsync(fixture.Client, fixture.Image, Cancellation);

        Assert.Equal(2, fixture.Registry.Count("tags"));
    }

    private KeptTagLists Lists(string route = "") => new(new KeptAnswers(folder, KeptTagLists.KeptFor, KeptTagLists.MostBytes, clock), route);

    private static async Task<RegistryFixture> WithTagsAsync(int count)
    {
        var fixture = await RegistryFixture.StartAsync();
        for (var i = 1; i < count; i++) fixture.Repository.AddTag($"1.{i}");
        return fixture;
    }
}
