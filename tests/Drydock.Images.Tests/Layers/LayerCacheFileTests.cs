using Drydock.Images.Layers;
using Microsoft.Extensions.Time.Testing;

namespace Drydock.Images.Tests.Layers;

public sealed class LayerCacheFileTests : IDisposable
{
    private static readonly DateTimeOffset Start = new(2026, 11, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly string folder = Directory.CreateTempSubdirectory("drydock-cachefile-").FullName;
    private readonly FakeTimeProvider clock = new(Start);

    private string Db => Path.Combine(folder, "layers.db");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Without_a_file_there_is_no_answer_and_none_is_made()
    {
        Assert.Null(LayerCacheFile.Status(Db, "1"));
        Assert.Null(LayerCacheFile.Prune(Db, "1", null, 0));
        Assert.False(File.Exists(Db));
    }

    [Fact]
    public void Facts_of_another_reader_are_counted_and_go_first()
    {
        Fill("old", 3);
        Fill("new", 2);

        Assert.Equal((5, 3), (LayerCacheFile.Status(Db, "new")!.Entries, LayerCacheFile.Status(Db, "new")!.Outdated));
        Assert.Equal(3, LayerCacheFile.Prune(Db, "new", null, null));
        Assert.Equal((2, 0), (LayerCacheFile.Status(Db, "new")!.Entries, LayerCacheFile.Status(Db, "new")!.Outdated));
    }

    [Fact]
    public void The_least_recently_used_go_first_and_the_file_shrinks()
    {
        Fill("r", 200);
        clock.Advance(TimeSpan.FromDays(2));
        Fill("r", 1, from: 200);
        var before = LayerCacheFile.Status(Db, "r")!;

        Assert.Equal(200, LayerCacheFile.Prune(Db, "r", null, before.FactBytes / 150));

        var after = LayerCacheFile.Status(Db, "r")!;
        Assert.Equal((1, Start.AddDays(2), Start.AddDays(2)), (after.Entries, after.OldestUse, after.LastUse));
        Assert.True(after.FileBytes < before.FileBytes, $"{after.FileBytes} < {before.FileBytes}");
    }

    [Fact]
    public void A_scan_that_has_the_cache_open_goes_on()
    {
        using var cache = LayerCache.Open(Db, clock);
        cache.Store(Layer(1), "r", Facts(1));

        LayerCacheFile.Prune(Db, "r", null, 0);

        Assert.Null(cache.Find(Layer(1), "r"));
        cache.Store(Layer(1), "r", Facts(1));
        Assert.NotNull(cache.Find(Layer(1), "r"));
        Assert.Null(cache.Unavailable);
    }

    private void Fill(string reader, int count, int from = 0)
    {
        using var cache = LayerCache.Open(Db, clock);
        for (var i = from; i < from + count; i++) cache.Store(Layer(i), reader, Facts(i));
        Assert.Null(cache.Unavailable);
    }

    private static ImageLayer Layer(int i) => new(0, null, Facts(i).DiffId, null, "");

    /// <summary>As many bytes each, so that sizes can be told by number.</summary>
    private static LayerFacts Facts(int i) => new() { DiffId = Digest.OfSha256(BitConverter.GetBytes(i)), Files = [new KeptFile("a", 1, new string('0', 32), Noise(i))] };

    private static byte[] Noise(int i)
    {
        var noise = new byte[1000];
        new Random(i).NextBytes(noise);
        return noise;
    }
}
