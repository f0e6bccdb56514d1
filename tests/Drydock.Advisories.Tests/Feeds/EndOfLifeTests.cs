using System.Text;
using Drydock.Advisories.Feeds;

namespace Drydock.Advisories.Tests.Feeds;

public sealed class EndOfLifeTests
{
    private const string V1 = """
        {"schema_version":"1.2.1","generated_at":"2026-08-22T08:52:34Z","result":[{"name":"debian","labels":{"eol":"x"},"releases":[
        {"name":"12","codename":"Bookworm","releaseDate":"2023-06-10","isEol":true,"eolFrom":"2026-07-11","isEoes":false,"eoesFrom":"2028-06-30"},
        {"name":"99","releaseDate":null,"isEol":false,"eolFrom":null},{"codename":"x"}]}]}
        """;

    [Fact]
    public void A_v1_document_is_read()
    {
        var read = FeedReading.Of(EndOfLife.Feed.Read, V1);

        var bookworm = read.Support[0];
        Assert.Equal(("debian", "12", "bookworm", new DateOnly(2023, 6, 10)), (bookworm.Product, bookworm.Cycle, bookworm.Codename, bookworm.Released));
        Assert.Equal(new SupportPhase("lts", new DateOnly(2028, 6, 30), new DateOnly(2026, 8, 1)), bookworm.PhaseOn(new DateOnly(2026, 8, 1)));
        Assert.Equal(new SupportEnd(null, false), read.Support[1].Security);
        Assert.Single(read.UnreadableRecords);
    }

    [Fact]
    public void A_v0_document_may_hold_booleans_where_dates_were()
    {
        var read = Cycles("""
            [{"cycle":"3.5","releaseDate":"2015-09-13","eol":true,"support":false},{"cycle":"3.13","eol":"2029-10-31","support":true,"extendedSupport":false},
            {"cycle":"3.14","eol":false,"support":null},{"cycle":7},9]
            """);

        Assert.Equal(new SupportEnd(null, true), read.Support[0].Security);
        Assert.Equal(new SupportEnd(null, true), read.Support[0].Active);
        Assert.Equal(new SupportEnd(null, false), read.Support[1].Active);
        Assert.Equal(new SupportEnd(null, true), read.Support[1].Extended);
        Assert.Equal(new SupportEnd(null, false), read.Support[2].Security);
        Assert.Equal(2, read.UnreadableRecords.Count);
    }

    [Fact]
    public void A_cut_document_is_noticed_at_every_byte() => FeedReading.AssertEveryCutIsNoticed(EndOfLife.Feed.Read, Encoding.UTF8.GetBytes(V1.Trim()));

    [Fact]
    public void An_empty_object_is_refused() => Assert.Throws<FeedException>(() => FeedReading.Of(EndOfLife.Feed.Read, "{}"));

    private static FeedReading Cycles(string json) =>
        FeedReading.Of((content, receiver, cancellationToken) => EndOfLife.Read("python", content, receiver, cancellationToken), json);
}
