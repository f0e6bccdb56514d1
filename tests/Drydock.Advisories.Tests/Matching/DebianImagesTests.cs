using Drydock.Packages;

namespace Drydock.Advisories.Tests.Matching;

/// <summary>The packages of real images against the answers computed with dpkg from the same tracker data.</summary>
public sealed class DebianImagesTests
{
    private static readonly OsRelease Bookworm = new("debian", "12", "bookworm", "Debian GNU/Linux 12 (bookworm)");

    public DebianImagesTests() => Schemes.Need("deb");

    public static TheoryData<string> Images => new("python-3.12.1-slim-bookworm-20231208", "python-3.12-slim-bookworm", "python-3.12-bookworm");

    [Theory]
    [MemberData(nameof(Images))]
    public async Task Findings_are_exactly_those_expected(string image)
    {
        using var database = await RealFeeds.DebianAsync();
        var inventory = ReadPackages(image);

        var result = Matcher.Match(inventory, database, TestContext.Current.CancellationToken);

        Assert.Empty(result.Problems);
        var found = result.Matches.Select(static m =>
            $"{m.Package.Source!.Name}\t{m.Package.Source.Version}\t{m.Id}\t{m.Severities.Single(static s => s.Source == "debian").Text}\t{m.FixedVersion}");
        Assert.Equal(Expected(image), found.Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Kernel_headers_carry_the_kernels_advisories()
    {
        using var database = await RealFeeds.DebianAsync();

        var result = Matcher.Match(ReadPackages("python-3.12-bookworm"), database, TestContext.Current.CancellationToken);

        Assert.Equal(473, result.Matches.Count(static m => m.Package.Name == "linux-libc-dev"));
    }

    [Fact]
    public async Task Unimportant_findings_are_marked_not_dropped()
    {
        using var database = await RealFeeds.DebianAsync();

        var result = Matcher.Match(ReadPackages("python-3.12-slim-bookworm"), database, TestContext.Current.CancellationToken);

        var tar = result.Matches.Single(static m => m.Id == "CVE-2005-2541");
        Assert.Equal(("unimportant", Severity.Negligible, "debian"), (tar.Verdict, tar.Severity, tar.SeveritySource));
        Assert.Equal(MatchStatus.WillNotFix, result.Matches.First(static m => m.Id == "CVE-2016-2781").Status);
    }

    [Fact]
    public async Task A_release_that_the_feed_no_longer_follows_is_never_clean()
    {
        using var database = await RealFeeds.DebianAsync();
        var inventory = ReadPackages("python-3.12-slim-bookworm") with { Os = new OsRelease("debian", "10", "buster", "Debian GNU/Linux 10 (buster)") };

        var result = Matcher.Match(inventory, database, TestContext.Current.CancellationToken);

        var problem = Assert.Single(result.Problems);
        Assert.Equal("Debian:10", problem.Subject);
        Assert.Contains("105 packages could not be judged", problem.Wrong, StringComparison.Ordinal);
    }

    private static Inventory ReadPackages(string image)
    {
        var packages = File.ReadLines(Path.Combine(RealFeeds.Folder(), "images", image + ".packages.tsv"))
            .Where(static l => l.Length > 0 && l[0] != '#').Skip(1).Select(static l => l.Split('\t'))
            .Select(static f => new Package
            {
                Name = f[0],
                Architecture = f[1],
                Version = f[2],
                Type = PackageType.Deb,
                Purl = PackageUrl.Build("deb", "debian", f[0], f[2], ("arch", f[1])),
                Source = new SourcePackage(f[3], f[4]),
            });
        return new Inventory(Bookworm, [.. packages], [], true);
    }

    private static IEnumerable<string> Expected(string image) =>
        File.ReadLines(Path.Combine(RealFeeds.Folder(), "images", image + ".expected-bookworm.tsv"))
            .Where(static l => l.Length > 0 && l[0] != '#').Skip(1).Select(static l => l.Split('\t'))
            .Select(static f => $"{f[0]}\t{f[1]}\t{f[2]}\t{f[4]}\t{f[5]}")
            .Distinct().Order(StringComparer.Ordinal);
}
