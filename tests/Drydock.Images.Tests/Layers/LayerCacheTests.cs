using System.Collections.Immutable;
using CsCheck;
using Drydock.Images.Layers;
using Drydock.TestKit.Images;
using Microsoft.Extensions.Time.Testing;

namespace Drydock.Images.Tests.Layers;

/// <summary>The cache only saves time: it gives back what was stored, or nothing, and never stops a scan.</summary>
public sealed class LayerCacheTests : IDisposable
{
    private const string Reader = "reader-1";

    private readonly string folder = Directory.CreateTempSubdirectory("drydock-cache-").FullName;
    private readonly FakeTimeProvider clock = new();

    private string FilePath => Path.Combine(folder, "sub", "layers.db");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Any_facts_come_back_as_they_were()
    {
        var text = Gen.String;
        var facts = Gen.Select(text.Array[0, 4], Gen.ULong.Array[0, 6], Gen.Byte.Array[0, 50], Gen.Long[0, long.MaxValue]).Select(static (texts, hashes, content, size) => new LayerFacts
        {
            DiffId = Digest.OfSha256(content),
            Size = size,
            Entries = hashes.Length,
            Files = [.. texts.Select(t => new KeptFile(Valid(t), size, "md5", content) { Permissions = size % 2 == 0 ? new FilePermissions((int)(size % 0x1000), t.Length == 0 ? null : t.Length, 7) : null })],
            SymbolicLinks = [.. texts.Select(t => new LayerLink(Valid(t), "/x"))],
            OpenHardLinks = [.. texts.Select(t => new LayerLink("x", Valid(t)))],
            Whiteouts = [.. texts.Select(Valid)],
            OpaqueFolders = [.. texts.Select(Valid)],
            OtherFiles = [.. hashes],
            Folders = [.. hashes.Reverse()],
            Privileged = [.. texts.Select(t => new PrivilegedFile(Valid(t), t.Length % 0x1000, t.Length == 3))],
        });

        facts.Sample(static f => Assert.Equal(Shown(f), Shown(LayerFactsCodec.Decode(LayerFactsCodec.Encode(f))!)), iter: 500);
    }

    [Fact]
    public void A_damaged_entry_is_no_answer()
    {
        var encoded = LayerFactsCodec.Encode(Facts("a"));
        for (var i = 0; i < encoded.Length; i++)
        {
            var damaged = encoded.ToArray();
            damaged[i] ^= 0x55;
            Assert.True(LayerFactsCodec.Decode(damaged) is null || Shown(LayerFactsCodec.Decode(damaged)!) == Shown(Facts("a")), $"byte {i}");
            Assert.Null(LayerFactsCodec.Decode(encoded[..i]));
        }
    }

    [Fact]
    public void A_layer_is_found_by_either_digest_and_only_by_the_same_reader()
    {
        using (var cache = Open()) cache.Store(Layer("a"), Reader, Facts("a"));
        using var again = Open();

        Assert.NotNull(again.Find(Layer("a"), Reader));
        Assert.NotNull(again.Find(Layer("a") with { Digest = null }, Reader));
        Assert.NotNull(again.Find(Layer("a") with { DiffId = null }, Reader));
        Assert.Null(again.Find(Layer("a"), "reader-2"));
        Assert.Null(again.Find(Layer("b"), Reader));
    }

    [Fact]
    public void The_least_recently_used_go_first()
    {
        using var cache = LayerCache.Open(FilePath, clock, maximumBytes: 2 * 2 * LayerFactsCodec.Encode(Facts("a")).Length);
        foreach (var name in new[] { "a", "b" })
        {
            cache.Store(Layer(name), Reader, Facts(name));
            clock.Advance(TimeSpan.FromDays(2));
        }

        Assert.NotNull(cache.Find(Layer("a"), Reader));
        clock.Advance(TimeSpan.FromDays(2));
        cache.Store(Layer("c"), Reader, Facts("c"));

        Assert.NotNull(cache.Find(Layer("c"), Reader));
        Assert.Null(cache.Find(Layer("b"), Reader));
    }

    [Fact]
    public void Many_processes_worth_of_writers_share_it()
    {
        Parallel.For(0, 16, new ParallelOptions { CancellationToken = TestContext.Current.CancellationToken }, i =>
        {
            using var cache = Open();
            for (var j = 0; j < 5; j++)
            {
                cache.Store(Layer($"{j}"), Reader, Facts($"{j}"));
                cache.Find(Layer($"{i % 5}"), Reader);
            }

            Assert.Null(cache.Unavailable);
        });
        using var after = Open();

        Assert.All(Enumerable.Range(0, 5), j => Assert.Equal(Shown(Facts($"{j}")), Shown(after.Find(Layer($"{j}"), Reader)!)));
    }

    [Fact]
    public void A_file_that_is_no_cache_is_left_alone()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(FilePath)!);
        File.WriteAllText(FilePath, new string('x', 5000));
        using var cache = Open();

        cache.Store(Layer("a"), Reader, Facts("a"));

        Assert.NotNull(cache.Unavailable);
        Assert.Null(cache.Find(Layer("a"), Reader));
        Assert.Equal(new string('x', 5000), File.ReadAllText(FilePath));
    }

    [Fact]
    public void A_place_that_cannot_be_written_is_told_and_nothing_else()
    {
        File.WriteAllText(Path.Combine(folder, "sub"), "a file where a folder should be");
        using var cache = Open();

        Assert.NotNull(cache.Unavailable);
        Assert.Null(cache.FindBase("chain"));
    }

    [Fact]
    public void An_image_is_known_by_its_chain()
    {
        var image = new BaseImage("python:3.12-slim", Digest.OfSha256([1]), 4, "layer chain");
        using (var cache = Open()) cache.StoreBase("sha256:x", image);
        using var again = Open();

        Assert.Equal(image, again.FindBase("sha256:x"));
        Assert.Null(again.FindBase("sha256:y"));
    }

    private LayerCache Open() => LayerCache.Open(FilePath, clock);

    private static ImageLayer Layer(string name)
    {
        var layer = Made(name);
        return new ImageLayer(0, layer.Digest, layer.DiffId, layer.Stored.Length, layer.MediaType);
    }

    private static LayerFacts Facts(string name) => new() { DiffId = Made(name).DiffId, Size = 1, Files = [new KeptFile(name, 1, "md5", Made(name).Stored)] };

    private static TestLayer Made(string name) => TestLayer.Of(new TarBuilder().File(name, name).ToArray(), LayerCompression.Gzip);

    private static string Valid(string text) => string.Concat(text.Where(static c => !char.IsSurrogate(c)));

    private static string Shown(LayerFacts f) => string.Join('|',
        f.DiffId, f.Size, f.Entries, string.Join(',', f.Files.Select(static x => $"{x.Path} {x.Size} {x.Md5} {Convert.ToHexString(x.Content.Span)}")), Links(f.SymbolicLinks), Links(f.OpenHardLinks),
        string.Join(',', f.Whiteouts), string.Join(',', f.OpaqueFolders), string.Join(',', f.OtherFiles), string.Join(',', f.Folders));

    private static string Links(ImmutableArray<LayerLink> links) => string.Join(',', links.Select(static l => $"{l.Path}>{l.Target}"));
}
