using CsCheck;
using Drydock.Images.Layers;
using Drydock.TestKit.Images;

namespace Drydock.Images.Tests.Layers;

/// <summary>Every odd and hostile archive: read rightly, or refused as corrupt; never anything else.</summary>
public sealed class TarWalkerTests
{
    private const string LongName = "a/very/long/folder/name/that/does/not/fit/into/the/hundred/bytes/of/an/old/header/because/it/goes/on/and/on/file.keep";

    [Fact]
    public void Plain_entries_are_read()
    {
        var tar = new TarBuilder().Folder("a").File("a/b", "one").Symlink("l", "/a").Hardlink("h", "a/b").ToArray();

        Assert.Equal(["Folder a 0 ", "File a/b 3 ", "SymbolicLink l 0 /a", "HardLink h 0 a/b"], Walk(tar));
    }

    [Theory]
    [InlineData("./a/b")]
    [InlineData("/a/b")]
    [InlineData("a//b")]
    [InlineData("a/./b")]
    public void Names_are_brought_to_one_form(string name) => Assert.Equal(["File a/b 1 "], Walk(new TarBuilder().File(name, "x").ToArray()));

    [Fact]
    public void A_name_that_climbs_is_not_used()
    {
        var walker = Walker(new TarBuilder().File("../../etc/cron.d/x", "x").ToArray());

        Assert.True(walker.Next());
        Assert.Contains("..", walker.PathProblem, StringComparison.Ordinal);
    }

    [Fact]
    public void Long_names_come_from_gnu_entries() =>
        Assert.Equal([$"SymbolicLink {LongName} 0 {LongName}x"], Walk(new TarBuilder().Long('L', LongName).Long('K', LongName + "x").Symlink("cut", "cut").ToArray()));

    [Fact]
    public void Pax_records_override_the_header_and_the_last_of_equal_keys_wins()
    {
        var tar = new TarBuilder().Pax('x', ("path", "first"), ("path", LongName), ("size", "3"), ("SCHILY.xattr.user.x", "a\0b")).Entry("cut", '0', "one"u8.ToArray(), change: static h => h.AsSpan(124, 12).Fill((byte)'0')).ToArray();

        Assert.Equal([$"File {LongName} 3 "], Walk(tar));
    }

    [Fact]
    public void A_global_header_holds_until_overridden() =>
        Assert.Equal(["SymbolicLink a 0 x", "SymbolicLink b 0 y"], Walk(new TarBuilder().Pax('g', ("linkpath", "x")).Symlink("a", "q").Pax('x', ("linkpath", "y")).Symlink("b", "q").ToArray()));

    [Fact]
    public void A_ustar_prefix_stands_before_the_name() =>
        Assert.Equal(["File pre/fix/name 0 "], Walk(new TarBuilder().Entry("name", '0', [], change: static h => "pre/fix"u8.CopyTo(h.AsSpan(345))).ToArray()));

    [Fact]
    public void A_v7_folder_has_a_slash_and_no_type() => Assert.Equal(["Folder old 0 "], Walk(new TarBuilder().Entry("old/", '\0', []).ToArray()));

    [Fact]
    public void Base_256_and_space_padded_numbers_are_read()
    {
        var tar = new TarBuilder()
            .Entry("a", '0', "one"u8.ToArray(), change: static h => { h.AsSpan(124, 12).Clear(); h[124] = 0x80; h[135] = 3; })
            .Entry("b", '0', "one"u8.ToArray(), change: static h => "         3 \0"u8.CopyTo(h.AsSpan(124))).ToArray();

        Assert.Equal(["File a 3 ", "File b 3 "], Walk(tar));
    }

    [Fact]
    public void A_huge_owner_and_time_are_of_no_interest() =>
        Assert.Equal(["File a 0 "], Walk(new TarBuilder().Entry("a", '0', [], change: static h => { h.AsSpan(108, 8).Fill(0xFF); h.AsSpan(136, 12).Fill(0xFF); }).ToArray()));

    [Fact]
    public void A_sparse_file_has_its_real_name_and_size()
    {
        var walker = Walker(new TarBuilder().Pax('x', ("GNU.sparse.major", "1"), ("GNU.sparse.minor", "0"), ("GNU.sparse.name", "log/lastlog"), ("GNU.sparse.realsize", "1000000")).File("GNUSparseFile.1/lastlog", "0\n").File("next", "x").ToArray());

        Assert.True(walker.Next());
        Assert.Equal(("log/lastlog", 1000000, true), (walker.Path.ToString(), walker.Size, walker.Sparse));
        Assert.True(walker.Next());
        Assert.Equal("next", walker.Path.ToString());
    }

    [Fact]
    public void A_gnu_sparse_map_of_several_blocks_is_stepped_over()
    {
        var more = new byte[1024];
        more[504] = 1;
        var tar = new TarBuilder().Entry("sparse", 'S', [], change: static h => { h[482] = 1; "00000000003"u8.CopyTo(h.AsSpan(124)); }).Raw(more).Raw([.. "abc"u8, .. new byte[509]]).File("next", "x").ToArray();

        Assert.Equal(["File sparse 3 ", "File next 1 "], Walk(tar));
    }

    [Fact]
    public void Devices_and_vendor_types_only_occupy_their_path() => Assert.Equal(
        ["OverlayWhiteout gone 0 ", "Other null 0 ", "Other pipe 0 ", "Other volume 0 ", "File contiguous 1 "],
        Walk(new TarBuilder().Entry("gone", '3', []).Entry("null", '3', [], change: static h => "0000001\00000003\0"u8.CopyTo(h.AsSpan(329))).Entry("pipe", '6', []).Entry("volume", 'V', []).Entry("contiguous", '7', "x"u8.ToArray()).ToArray()));

    [Fact]
    public void Names_that_are_no_text_do_not_fail() => Assert.Single(Walk(new TarBuilder().Entry("x", '0', [], change: static h => h[0] = 0xE9).ToArray()));

    [Fact]
    public void A_lone_zero_block_does_not_hide_what_follows() =>
        Assert.Equal(["File a 1 ", "File b 1 "], Walk(new TarBuilder().File("a", "x").Raw(new byte[512]).File("b", "x").ToArray()));

    [Fact]
    public void What_lies_behind_the_end_is_left_alone() => Assert.Equal(["File a 1 "], Walk([.. new TarBuilder().File("a", "x").ToArray(), .. new TarBuilder().File("b", "x").ToArray()]));

    [Fact]
    public void Missing_end_blocks_are_told_but_no_error()
    {
        var walker = Walker(new TarBuilder().File("a", "x").WithoutEnd());

        Assert.True(walker.Next());
        Assert.False(walker.Next());
        Assert.False(walker.SawEnd);
    }

    public static TheoryData<string, byte[]> Corrupt => new()
    {
        { "a wrong checksum", new TarBuilder().Entry("a", '0', [], sum: false).ToArray() },
        { "a negative size", new TarBuilder().Entry("a", '0', [], change: static h => h.AsSpan(124, 12).Fill(0xFF)).ToArray() },
        { "a size of 2^62", new TarBuilder().Entry("a", '0', [], change: static h => { h.AsSpan(124, 12).Clear(); h[124] = 0x80; h[128] = 0x40; }).ToArray() },
        { "a size that is no number", new TarBuilder().Entry("a", '0', [], change: static h => "0000000zz00\0"u8.CopyTo(h.AsSpan(124))).ToArray() },
        { "a pax record without a length", new TarBuilder().Entry("p", 'x', "path=x\n"u8.ToArray()).File("a", "").ToArray() },
        { "a pax record longer than its body", new TarBuilder().Entry("p", 'x', "99 path=x\n"u8.ToArray()).File("a", "").ToArray() },
        { "a pax size that is no number", new TarBuilder().Pax('x', ("size", "-1")).File("a", "").ToArray() },
        { "an extended header over the limit", new TarBuilder().Entry("p", 'x', new byte[Limits.Default.HeaderBodyBytes + 1]).File("a", "").ToArray() },
        { "a long name over the limit", new TarBuilder().Entry("p", 'L', new byte[Limits.Default.HeaderBodyBytes + 1]).File("a", "").ToArray() },
    };

    [Theory]
    [MemberData(nameof(Corrupt))]
    public void These_are_refused(string what, byte[] tar)
    {
        Assert.NotEmpty(what);
        Assert.Throws<CorruptLayerException>(() => Walk(tar));
        Assert.Throws<CorruptLayerException>(() => Walk(tar, seek: false));
    }

    [Theory]
    [InlineData('x')]
    [InlineData('L')]
    public void A_gigantic_extended_header_costs_no_memory(char type)
    {
        var header = new TarBuilder().Entry("p", type, [], change: static h => "10000000000\0"u8.CopyTo(h.AsSpan(124))).WithoutEnd();
        var before = GC.GetAllocatedBytesForCurrentThread();

        Assert.Throws<CorruptLayerException>(() => Walk(header, seek: false));

        // Bytes allocated by this thread: the walker's buffers, not the 1 GiB that the header announces.
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1 << 20);
    }

    [Theory]
    [InlineData(5000, 1)]
    [InlineData(1, 300)]
    public void A_path_over_the_limits_is_not_used(int length, int depth)
    {
        var path = string.Join('/', Enumerable.Repeat(new string('x', length), depth));
        var walker = Walker(new TarBuilder().Pax('x', ("path", path)).File("cut", "").ToArray());

        Assert.True(walker.Next());
        Assert.NotNull(walker.PathProblem);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Cut_anywhere_but_between_entries_it_is_corrupt(bool seek)
    {
        var archive = new TarBuilder();
        var between = new HashSet<long> { 0 };
        Mark(archive.File("a", "one"));
        Mark(archive.Long('L', LongName).File("x", new byte[1700]));
        Mark(archive.Pax('x', ("path", "p")).File("y", "z"));
        between.Add(archive.Length + 512);
        var tar = archive.ToArray();

        for (var length = 0; length < tar.Length; length++)
        {
            var cut = tar[..length];
            if (between.Contains(length)) Walk(cut, seek);
            else Assert.Throws<CorruptLayerException>(() => Walk(cut, seek));
        }

        void Mark(TarBuilder so) => between.Add(so.Length);
    }

    [Fact]
    public void Seeking_and_reading_agree_on_any_bytes()
    {
        var tar = new TarBuilder().File("a", "one").Folder("f").File("f/x", new byte[1500]).Symlink("l", "a").ToArray();
        Gen.Select(Gen.Int[0, tar.Length - 1], Gen.Byte).Sample((at, value) =>
        {
            var changed = tar.ToArray();
            changed[at] = value;
            Assert.Equal(Outcome(changed, seek: false), Outcome(changed, seek: true));
        }, iter: 3000);
    }

    [Theory]
    [InlineData(new byte[] { 0x80, 0, 0, 0, 0, 0x20, 0, 1 }, 0x200001)]
    [InlineData(new byte[] { 0x80, 0, 0, 0, 0x80, 0, 0, 0 }, null)]
    [InlineData(new byte[] { 0xFF, 255, 255, 255, 255, 255, 255, 254 }, null)]
    public void An_owner_too_large_for_octal_digits_is_read(byte[] field, int? user)
    {
        var walker = Walker(new TarBuilder().Entry("a", '0', [], change: h => field.CopyTo(h, 108)).ToArray());
        Assert.True(walker.Next());
        Assert.Equal(new FilePermissions(0x1A4, user, 0), walker.Permissions);
    }

    [Theory]
    [InlineData(0x80)]
    [InlineData(0xFF)]
    public void A_checksum_that_is_no_octal_number_is_wrong(byte marker)
    {
        var tar = new TarBuilder().File("a", "one").ToArray();
        tar[148] = marker;
        Assert.Equal("corrupt at 0", Outcome(tar, seek: true));
    }

    private static string Outcome(byte[] tar, bool seek)
    {
        try
        {
            return string.Join('\n', Walk(tar, seek));
        }
        catch (CorruptLayerException e)
        {
            return $"corrupt at {e.Offset}";
        }
    }

    private static List<string> Walk(byte[] tar, bool seek = true)
    {
        var walker = new TarWalker(new MemoryStream(tar), Limits.Default, seek, "a test");
        var entries = new List<string>();
        while (walker.Next()) entries.Add($"{walker.Type} {walker.Path} {walker.Size} {walker.Link}");
        return entries;
    }

    private static TarWalker Walker(byte[] tar) => new(new MemoryStream(tar), Limits.Default, seek: true, "a test");
}
