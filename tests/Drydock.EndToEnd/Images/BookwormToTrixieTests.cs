using System.Text.Json;
using Drydock.EndToEnd.Tools;

namespace Drydock.EndToEnd.Images;

/// <summary><c>drydock compare</c> on real root file systems of Debian 12 and 13: what every service meets that steps from one to the other.</summary>
public sealed class BookwormToTrixieTests
{
    private static readonly string[] Gone = ["adduser", "e2fsprogs", "gpgv", "libgcrypt20", "libgnutls30", "libgpg-error0", "libidn2-0", "libp11-kit0", "libtasn1-6", "libunistring2", "logsave", "util-linux-extra"];

    private static readonly string[] Renamed = ["libdb5.3", "libgdbm6", "libhogweed6", "libnettle8", "libreadline8", "libssl3"];

    private static readonly string[] Commands = ["addgroup", "adduser", "apt-key", "chattr", "delgroup", "deluser", "gpgv", "hwclock", "last", "lastlog", "lsattr", "mesg", "mkfs.ext4"];

    private static readonly string[] Libraries = ["libapt-pkg.so.6.0", "libgcrypt.so.20", "libgnutls.so.30", "libgpg-error.so.0", "libidn2.so.0", "libp11-kit.so.0", "libtasn1.so.6", "libunistring.so.2"];

    private static readonly string[] Majors = ["apt", "base-files", "libaudit1", "libgcc-s1", "libstdc++6", "libsystemd0", "libudev1"];

    [Fact]
    public async Task What_is_gone_renamed_and_moved_is_found()
    {
        using var drydock = new DrydockProgram();
        var run = await drydock.RunAsync(null, ["compare", "dir:" + RealImages.Root("slim-bookworm"), "dir:" + RealImages.Root("slim-trixie"), "--no-findings", "--format", "json"], TestContext.Current.CancellationToken);
        Assert.True(run.ExitCode == 0, run.Error);
        using var document = JsonDocument.Parse(run.Output);
        var ids = document.RootElement.GetProperty("changes").EnumerateArray().Select(static c => c.GetProperty("id").GetString()!).ToHashSet(StringComparer.Ordinal);
        var packages = document.RootElement.GetProperty("packages");
        Assert.Empty(Gone.Except(Names(packages.GetProperty("removed"))));
        Assert.Empty(Renamed.Except(packages.GetProperty("renamed").EnumerateArray().Select(static r => r.GetProperty("before").GetString()!)));
        Assert.Empty(Commands.Select(static c => $"command-removed:{c}").Except(ids));
        Assert.Empty(Libraries.Select(static l => $"soname-removed:{l}").Except(ids));
        Assert.Empty(Majors.Select(static p => $"package-major:{p}").Except(ids));
        Assert.Superset(new HashSet<string>(StringComparer.Ordinal) { "os-changed:debian", "libc-changed:libc6", "time-zone-removed:US/Eastern", "openssl-policy-changed:legacy-provider" }, ids);
        Assert.DoesNotContain(ids, static id => id.StartsWith("privilege-changed:", StringComparison.Ordinal));
    }

    private static IEnumerable<string> Names(JsonElement packages) => packages.EnumerateArray().Select(static p => p.GetProperty("name").GetString()!);
}
