using CsCheck;
using Drydock.Bases.Comparison;

namespace Drydock.Bases.Tests.Comparison;

public sealed class ElfReaderTests
{
    [Fact]
    public void A_made_library_tells_its_name_its_needs_and_its_glibc()
    {
        var facts = ElfReader.Read(ElfImage.Library("libown.so.2", ["libssl.so.3", "libc.so.6"], "GLIBC_2.38", "GLIBC_2.4"));
        Assert.Equal("libown.so.2", facts?.Soname);
        Assert.Equal(["libssl.so.3", "libc.so.6"], facts?.Needed);
        Assert.Equal("2.38", facts?.Glibc);
        Assert.Null(facts?.Interpreter);
    }

    [Fact]
    public void The_kept_form_says_the_same()
    {
        var facts = ElfReader.Read(ElfImage.Library("libown.so.2", ["libssl.so.3"], "GLIBC_2.38"))!;
        var again = ElfFacts.FromBytes(facts.ToBytes())!;
        Assert.Equal((facts.Soname, facts.Glibc, facts.Interpreter), (again.Soname, again.Glibc, again.Interpreter));
        Assert.Equal(facts.Needed, again.Needed);
        Assert.Null(ElfFacts.FromBytes("#!/bin/sh\n"u8));
    }

    [Fact]
    public void A_file_that_is_cut_anywhere_gives_less_and_never_an_error()
    {
        var whole = ElfImage.Library("libown.so.2", ["libssl.so.3"], "GLIBC_2.38");
        for (var length = 0; length < whole.Length; length++) Assert.True(ElfReader.Read(whole.AsSpan(0, length)) is null or { Needed.Length: <= 1 });
    }

    [Fact]
    public void A_file_that_lies_anywhere_gives_anything_but_an_error()
    {
        var whole = ElfImage.Library("libown.so.2", ["libssl.so.3", "libc.so.6"], "GLIBC_2.38");
        Gen.Select(Gen.Int[4, whole.Length - 1], Gen.Byte).Array[1, 12].Sample(changes =>
        {
            var bytes = (byte[])whole.Clone();
            foreach (var (at, value) in changes) bytes[at] = value;
            Assert.True(ElfReader.Read(bytes) is null or { Needed.Length: < 10_000 });
        }, iter: 5_000);
    }

    [Fact]
    public void What_is_no_ELF_file_is_none()
    {
        Assert.Null(ElfReader.Read([]));
        Assert.Null(ElfReader.Read("INPUT(libncurses.so.6 -ltinfo) and more text than a header has, so that the length is no reason"u8));
    }

    [Fact]
    public void A_program_of_this_machine_tells_its_loader()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && File.Exists("/bin/sh"), "there is no /bin/sh here");
        var facts = ElfReader.Read(File.ReadAllBytes("/bin/sh"));
        Assert.NotNull(facts);
        Assert.Contains("ld-", facts.Interpreter, StringComparison.Ordinal);
        Assert.NotEmpty(facts.Needed);
    }
}
