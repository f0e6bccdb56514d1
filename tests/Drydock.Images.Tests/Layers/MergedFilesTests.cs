using System.Text;
using CsCheck;
using Drydock.Images.Layers;
using Drydock.TestKit.Images;

namespace Drydock.Images.Tests.Layers;

/// <summary>What a container would see of a stack of layers.</summary>
public sealed class MergedFilesTests
{
    [Fact]
    public void A_whiteout_removes_a_file_or_a_whole_folder_of_lower_layers() =>
        Assert.Equal(["c.keep=1"], See(l => l.File("a.keep", "1").File("b/x.keep", "1").File("c.keep", "1"), l => l.Whiteout("a.keep").Whiteout("b")));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_whiteout_never_touches_its_own_layer_whatever_the_order(bool first) => Assert.Equal(
        ["d/new.keep=2"],
        See(l => l.File("d/old.keep", "1"), l => _ = first ? l.Whiteout("d").File("d/new.keep", "2") : l.File("d/new.keep", "2").Whiteout("d")));

    [Fact]
    public void An_opaque_folder_hides_what_lies_below_it_only_there() => Assert.Equal(
        ["d/new.keep=2", "e.keep=1"],
        See(l => l.File("d/old.keep", "1").File("e.keep", "1"), l => l.File("d/new.keep", "2").Opaque("d")));

    [Fact]
    public void An_opaque_root_hides_the_whole_image() => Assert.Equal(["b.keep=2"], See(l => l.File("a.keep", "1"), l => l.Opaque("").File("b.keep", "2")));

    [Theory]
    [InlineData(".wh..x.keep", ".x.keep")]
    [InlineData("d/.wh.y.keep", "d/y.keep")]
    public void The_prefix_is_taken_literally(string whiteout, string path) => Assert.Empty(See(l => l.File(path, "1"), l => l.File(whiteout, "")));

    [Theory]
    [InlineData("xwhx/a.keep")]
    [InlineData("wheel/a.keep")]
    [InlineData(".wheel.keep")]
    public void Names_that_look_a_little_like_whiteouts_are_files(string path) => Assert.Equal([$"{path}=1"], See(l => l.File(path, "1")));

    [Fact]
    public void A_whiteout_file_is_no_file() => Assert.Empty(See(l => l.File(".wh.a.keep", "x")));

    [Fact]
    public void A_whiteout_of_an_overlay_is_one_too() => Assert.Empty(See(l => l.File("a.keep", "1"), l => l.Entry("a.keep", '3', [])));

    [Fact]
    public void Of_equal_entries_in_a_layer_the_last_wins() => Assert.Equal(["a.keep=2"], See(l => l.File("a.keep", "1").File("./a.keep", "2")));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_folder_replaced_by_a_link_is_gone(bool sameLayer) => Assert.Empty(sameLayer
        ? See(l => l.Folder("d").File("d/a.keep", "1").Symlink("d", "e"))
        : See(l => l.Folder("d").File("d/a.keep", "1"), l => l.Symlink("d", "e")));

    [Fact]
    public void A_folder_replaced_by_a_file_of_no_interest_is_gone() => Assert.Empty(See(l => l.File("d/a.keep", "1"), l => l.File("d", "x")));

    [Fact]
    public void A_link_replaced_by_a_folder_leads_nowhere()
    {
        var files = Merge(l => l.Symlink("d", "e").File("e/a.keep", "1"), l => l.Folder("d"));

        Assert.Null(files.Find("d/a.keep"));
        Assert.NotNull(files.Find("e/a.keep"));
    }

    [Fact]
    public void A_file_below_a_link_lands_where_the_link_leads() =>
        Assert.Equal(["usr/lib/a.keep=2"], See(l => l.Symlink("lib", "usr/lib").File("usr/lib/a.keep", "1"), l => l.File("lib/a.keep", "2")));

    [Fact]
    public void A_hard_link_survives_the_deletion_of_its_other_name() =>
        Assert.Equal(["site/m.keep=1"], See(l => l.File("cache/m.keep", "1").Hardlink("site/m.keep", "cache/m.keep"), l => l.Whiteout("cache")));

    [Fact]
    public void A_hard_link_may_lead_to_a_lower_layer() =>
        Assert.Equal(["a.keep=1", "b.keep=1"], See(l => l.File("a.keep", "1"), l => l.Hardlink("b.keep", "a.keep")));

    [Fact]
    public void A_hard_link_to_nothing_kept_is_open() => Assert.Equal(["b.keep"], Merge(l => l.File("a", "1").Hardlink("b.keep", "a")).OpenLinks.Select(static o => o.Link.Path));

    [Theory]
    [InlineData("d", "e", "d/a.keep")]
    [InlineData("d", "/e", "d/a.keep")]
    [InlineData("x/d", "../e", "x/d/a.keep")]
    [InlineData("x/d", "../../../../e", "x/d/a.keep")]
    [InlineData("d", "./e/.", "d/a.keep")]
    public void Links_are_followed_inside_the_image(string link, string target, string path) => Assert.Equal("e/a.keep", Merge(l => l.Symlink(link, target).File("e/a.keep", "1")).Find(path)?.Path);

    [Fact]
    public void A_chain_of_forty_links_is_followed_and_a_longer_one_is_not()
    {
        var files = Merge(l =>
        {
            for (var i = 0; i < 41; i++) l.Symlink($"l{i}", i == 0 ? "a.keep" : $"l{i - 1}");
            l.File("a.keep", "1");
        });

        Assert.NotNull(files.Find("l39"));
        Assert.Null(files.Find("l40"));
    }

    [Theory]
    [InlineData("l", "l")]
    [InlineData("l", "l/x")]
    public void A_cycle_leads_nowhere(string path, string target) => Assert.Null(Merge(l => l.Symlink(path, target)).Find(path));

    [Fact]
    public void A_dangling_link_leads_to_nothing() => Assert.Null(Merge(l => l.Symlink("l", "gone.keep")).Find("l"));

    [Fact]
    public void The_view_after_some_layers_is_that_of_those_layers()
    {
        var files = Merge(l => l.File("a.keep", "1"), l => l.File("b.keep", "1"), l => l.Whiteout("a.keep"));

        Assert.Equal(["a.keep", "b.keep"], files.AsOf(2).Files.Select(static f => f.Path));
        Assert.Equal([false, true, true], new[] { 0, 1, 2 }.Select(i => i > 0 && files.Changes(i, static _ => true)));
        Assert.False(files.Changes(1, static p => p == "a.keep"));
    }

    [Theory]
    [InlineData("f", EntryKind.File)]
    [InlineData("a.keep", EntryKind.File)]
    [InlineData("d", EntryKind.Folder)]
    [InlineData("link/f", EntryKind.File)]
    [InlineData("link", EntryKind.Folder)]
    [InlineData("broken", EntryKind.BrokenLink)]
    [InlineData("circle", EntryKind.BrokenLink)]
    [InlineData("d/f", EntryKind.File)]
    [InlineData("gone/f", null)]
    [InlineData("gone", null)]
    [InlineData("hidden/f", null)]
    [InlineData("hidden/new", EntryKind.File)]
    [InlineData("replaced/f", null)]
    [InlineData("replaced", EntryKind.File)]
    [InlineData("nothing", null)]
    [InlineData("", EntryKind.Folder)]
    public void Whatever_lies_at_a_path_is_known_kept_or_not(string path, EntryKind? kind) => Assert.Equal(kind, Merge(
        l => l.File("f", "1").File("a.keep", "1").Folder("d").File("d/f", "1").Symlink("link", "d").Symlink("broken", "no").Symlink("circle", "circle")
            .Folder("gone").File("gone/f", "1").Folder("hidden").File("hidden/f", "1").Folder("replaced").File("replaced/f", "1"),
        l => l.Whiteout("gone").Opaque("hidden").File("hidden/new", "2").File("replaced", "2")).KindOf(path));

    [Fact]
    public void Links_are_listed_under_their_real_paths() =>
        Assert.Equal([new("lib", "usr/lib"), new("usr/lib/a", "b")], Merge(l => l.Symlink("lib", "usr/lib"), l => l.Symlink("lib/a", "b"), l => l.Symlink("x", "y"), l => l.Whiteout("x")).SymbolicLinks);

    [Fact]
    public void Files_with_rights_of_their_own_are_listed_as_long_as_they_have_them()
    {
        var files = Merge(
            l => Mode(Mode(Mode(l, "su", "0004755"), "mount", "0004755"), "kept.keep", "0002755").File("plain", "").Pax('x', ("SCHILY.xattr.security.capability", "x")).File("ping", ""),
            l => Mode(l.Whiteout("mount"), "su", "0000755"));

        Assert.Equal([new("kept.keep", 0x5ED, false), new("ping", 0x1A4, true)], files.Privileged);
        Assert.Equal(new FilePermissions(0x5ED, 0, 0), Assert.Single(files.Files).File.Permissions);
    }

    private static TarBuilder Mode(TarBuilder archive, string path, string mode) => archive.Entry(path, '0', [], change: h => Encoding.ASCII.GetBytes(mode).CopyTo(h, 100));

    /// <summary>The model: paths in a dictionary, layers applied as an extraction would.</summary>
    [Fact]
    public void Any_stack_of_layers_equals_a_naive_extraction()
    {
        var path = Gen.OneOf("a.keep", "d/a.keep", "d/b.keep", "d/e/a.keep", "d/e", "d", "f.keep", "f.keep/a.keep", "f");
        var change = Gen.Select(Gen.Int[0, 3], path);
        change.Array[0, 5].Array[1, 4].Sample(layers =>
        {
            var model = new SortedDictionary<string, string>(StringComparer.Ordinal);
            var made = new List<Action<TarBuilder>>();
            for (var i = 0; i < layers.Length; i++)
            {
                // Of one layer, each path once: what a builder writes.
                var changes = layers[i].DistinctBy(static c => c.Item2).ToArray();
                if (changes.Any(c => changes.Any(o => PathText.IsBelow(o.Item2, c.Item2) && c.Item1 != 1))) changes = changes[..1];
                Apply(model, changes, $"{i}");
                var content = $"{i}";
                made.Add(l =>
                {
                    foreach (var (kind, at) in changes) _ = kind switch { 0 => l.File(at, content), 1 => l.Whiteout(at), 2 => l.Opaque(at), _ => l.File(at, content) };
                });
            }

            Assert.Equal(model.Where(static f => f.Key.EndsWith(".keep", StringComparison.Ordinal)).Select(static f => $"{f.Key}={f.Value}"), See([.. made]));
        }, iter: 3000);
    }

    private static void Apply(SortedDictionary<string, string> model, (int Kind, string Path)[] changes, string content)
    {
        foreach (var (kind, path) in changes)
        {
            foreach (var below in model.Keys.Where(k => PathText.IsBelow(k, path)).ToArray())
                if (kind is 1 or 2) model.Remove(below);
            if (kind == 1) model.Remove(path);

            // The marker of an opaque folder is an entry below it: what was a file on the way there is a folder now.
            foreach (var above in model.Keys.Where(k => k == path || PathText.IsBelow(path, k)).ToArray())
                if (kind == 2) model.Remove(above);
        }

        foreach (var (kind, path) in changes)
        {
            if (kind is 1 or 2) continue;
            foreach (var other in model.Keys.Where(k => PathText.IsBelow(k, path) || PathText.IsBelow(path, k)).ToArray()) model.Remove(other);
            model[path] = content;
        }
    }

    private static IEnumerable<string> See(params Action<TarBuilder>[] layers) => Merge(layers).Files.Select(static f => $"{f.Path}={Encoding.UTF8.GetString(f.File.Content.Span)}");

    private static MergedFiles Merge(params Action<TarBuilder>[] layers) => MergedFiles.Merge([.. layers.Select(Facts)]);

    private static LayerFacts Facts(Action<TarBuilder> fill)
    {
        var archive = new TarBuilder();
        fill(archive);
        var budget = new ReadBudget(Limits.Default, TestContext.Current.CancellationToken, CancellationToken.None);
        var builder = new LayerFactsBuilder(WantedFiles.By(new TextFiles()), budget, "a test");
        builder.Walk(new TarWalker(new MemoryStream(archive.ToArray()), Limits.Default, seek: true, "a test"));
        return builder.Build(null, 0);
    }
}
