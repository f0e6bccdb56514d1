using System.Diagnostics;
using Drydock.Advisories.Versions;

namespace Drydock.Advisories.Tests.Versions;

/// <summary>The installed dpkg answers for made-up versions.</summary>
public sealed class DpkgOracleTests
{
    private const int Pairs = 300;

    [Fact]
    public async Task Dpkg_itself_orders_random_versions_the_same()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/dpkg"), "dpkg is not installed");
        var random = new Random(20240229);
        var pairs = Enumerable.Range(0, Pairs).Select(_ => (A: Version(random), B: Version(random))).ToList();
        var script = string.Concat(pairs.Select(static p =>
            $"if /usr/bin/dpkg --compare-versions '{p.A}' lt '{p.B}'; then echo '<'; elif /usr/bin/dpkg --compare-versions '{p.A}' eq '{p.B}'; then echo '='; else echo '>'; fi\n"));
        var answers = (await RunShellAsync(script)).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(Pairs, answers.Length);
        var scheme = new DebianVersion();
        for (var i = 0; i < Pairs; i++)
        {
            Assert.True(scheme.TryCompare(pairs[i].A, pairs[i].B, out var order, out var problem), problem);
            Assert.Equal($"{pairs[i].A} {answers[i]} {pairs[i].B}", $"{pairs[i].A} {"<=>"[Math.Sign(order) + 1]} {pairs[i].B}");
        }
    }

    private static string Version(Random random)
    {
        string[] parts = ["0", "1", "2", "01", "10", "00", "a", "b", "Z", "~", "~", "+", ".", ".", "-", "~rc", "deb12u"];
        var epoch = random.Next(5) == 0 ? $"{random.Next(3)}:" : "";
        var body = string.Concat(Enumerable.Range(0, random.Next(5)).Select(_ => parts[random.Next(parts.Length)]));
        return $"{epoch}{random.Next(2)}{body}{random.Next(2)}";
    }

    private static async Task<string> RunShellAsync(string script)
    {
        using var shell = Process.Start(new ProcessStartInfo("/bin/sh") { UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true })!;
        var output = shell.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await shell.StandardInput.WriteAsync(script.AsMemory(), TestContext.Current.CancellationToken);
        shell.StandardInput.Close();
        await shell.WaitForExitAsync(TestContext.Current.CancellationToken);
        return await output;
    }
}
