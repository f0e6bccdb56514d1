using System.Diagnostics;
using Drydock.Cli.Updating;

namespace Drydock.Cli.Tests.Updating;

/// <summary>Patches that git takes, also of files that are no tidy text.</summary>
public sealed class UpdatePatchTests
{
    public static TheoryData<byte[], byte[]> Files => new()
    {
        { "FROM a:1\nRUN x\n"u8.ToArray(), "FROM a:2\nRUN x\n"u8.ToArray() },
        { "FROM a:1"u8.ToArray(), "FROM a:2"u8.ToArray() },
        { "FROM a:1\r\nRUN x\r\n"u8.ToArray(), "FROM a:2\r\nRUN x\r\n"u8.ToArray() },
        { [.. "# "u8, 0xFF, 0xC3, .. "\nFROM a:1\n"u8], [.. "# "u8, 0xFF, 0xC3, .. "\nFROM a:2\n"u8] },
    };

    [Theory]
    [MemberData(nameof(Files))]
    public async Task Git_makes_exactly_the_changed_bytes_of_it(byte[] before, byte[] after)
    {
        Assert.SkipUnless(File.Exists("/usr/bin/git"), "git is not installed");
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.File("api"));
        await File.WriteAllBytesAsync(folder.File("api/Dockerfile"), before, TestContext.Current.CancellationToken);
        await File.WriteAllBytesAsync(folder.File("bases.patch"), UpdatePatch.Of("api/Dockerfile", before, after), TestContext.Current.CancellationToken);
        using var git = Process.Start(new ProcessStartInfo("/usr/bin/git", ["apply", "bases.patch"]) { WorkingDirectory = folder.Path, RedirectStandardError = true, UseShellExecute = false })!;
        var error = await git.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await git.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(git.ExitCode == 0, error);
        Assert.Equal(after, await File.ReadAllBytesAsync(folder.File("api/Dockerfile"), TestContext.Current.CancellationToken));
    }

    [Fact]
    public void No_change_is_no_patch() => Assert.Empty(UpdatePatch.Of("x", "FROM a\n"u8, "FROM a\n"u8));
}
