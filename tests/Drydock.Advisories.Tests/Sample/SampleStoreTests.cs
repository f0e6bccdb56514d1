using System.Text.RegularExpressions;
using Drydock.Advisories.Sample;
using Drydock.Advisories.Versions;

namespace Drydock.Advisories.Tests.Sample;

/// <summary>What ships: it says that it is a sample, judges the whole reference fleet and nothing that it does not list.</summary>
public sealed partial class SampleStoreTests
{
    private static readonly SampleStore Store = SampleStore.Bundled();

    public static TheoryData<string> RequirementsFiles =>
        [.. Directory.EnumerateFiles(Path.Combine(Repository.Root, "examples"), "requirements*.txt", SearchOption.AllDirectories)
            .Select(static file => Path.GetRelativePath(Repository.Root, file)).Order(StringComparer.Ordinal)];

    [Fact]
    public void It_says_that_it_is_a_sample_and_how_old_it_is()
    {
        Assert.Equal("sample", Store.Info.Kind);
        Assert.Equal(["debian", "endoflife", "kev", "osv-pypi"], Store.Info.Sources.Select(static s => s.Name));
        Assert.All(Store.Info.Sources, static source =>
        {
            Assert.True(source.Records > 0, source.Name);
            Assert.Equal(TimeSpan.Zero, source.AsOf.Offset);
            Assert.Matches("^sha256:[0-9a-f]{64}$", source.Digest);
        });
        Assert.Equal(Store.Info.Sources.Max(static s => s.AsOf), Store.Info.Built);
    }

    [Theory]
    [MemberData(nameof(RequirementsFiles))]
    public void Every_package_of_the_reference_fleet_is_covered(string file)
    {
        var coverage = Assert.IsType<Coverage>(Store.Covers("PyPI"));
        var names = Requirements(file).ToList();
        Assert.NotEmpty(names);
        Assert.All(names, name => Assert.True(coverage.Judges(name), name));
    }

    [Fact]
    public void The_fleet_before_hardening_has_known_advisories_on_most_pins()
    {
        foreach (var service in new[] { "cpu-classifier", "gpu-classifier" })
        {
            var names = Requirements($"examples/classifiers/before/{service}/requirements.txt").ToList();
            Assert.True(names.Count(static name => Store.Find("PyPI", name).Count > 0) * 2 > names.Count, service);
        }
    }

    [Fact]
    public void A_package_outside_the_list_is_not_judged()
    {
        Assert.False(Store.Covers("PyPI")!.Judges("django"));
        Assert.Empty(Store.Find("PyPI", "django"));
        Assert.Null(Store.Covers("Alpine:v3.20"));
        Assert.Null(Store.Covers("Debian:13"));
    }

    [Fact]
    public void A_covered_package_without_advisories_is_judged()
    {
        Assert.True(Store.Covers("PyPI")!.Judges("typing-extensions"));
        Assert.Empty(Store.Find("PyPI", "typing-extensions"));
    }

    [Fact]
    public void Debian_s_verdict_comes_with_the_advisory()
    {
        var apt = Assert.Single(Store.Find("Debian:12", "apt"), static a => a.Id == "CVE-2011-3374");
        Assert.Equal(DistributionVerdict.Unimportant, apt.Affected[0].Verdict);
        Assert.Equal(new SeverityStatement(SeverityScale.Debian, "unimportant"), Assert.Single(apt.Affected[0].Severities));
    }

    [Fact]
    public void A_vulnerability_is_found_by_any_of_its_ids()
    {
        foreach (var advisory in Store.Find("PyPI", "urllib3"))
        {
            foreach (var id in advisory.Aliases.Append(advisory.Id)) Assert.Equal(id, Store.FindVulnerability(id)?.Id);
        }

        Assert.Null(Store.FindVulnerability("CVE-1999-0001"));
    }

    [Fact]
    public void Known_exploited_vulnerabilities_are_marked()
    {
        Assert.Equal(new Kev("cisa", new DateOnly(2023, 11, 21), Ransomware: false), Store.FindKev("CVE-2023-4911"));
        Assert.Null(Store.FindKev("CVE-2011-3374"));
        Assert.Null(Store.FindEpss("CVE-2023-4911"));
    }

    [Fact]
    public void Bookworm_has_been_in_long_term_support_since_july_2026()
    {
        var bookworm = Store.FindSupport("debian", "12");
        Assert.Equal("bookworm", bookworm?.Codename);
        Assert.Equal("lts", bookworm?.PhaseOn(new DateOnly(2026, 11, 1))?.Phase);
        Assert.Null(Store.FindSupport("debian", "4"));
    }

    [Theory]
    [InlineData("PyPI", "pep440")]
    [InlineData("Debian:12", "deb")]
    public void Every_version_can_be_compared_in_its_scheme(string ecosystem, string scheme)
    {
        var order = VersionSchemes.Find(scheme);
        Assert.SkipWhen(order is null, $"the scheme {scheme} is not there");
        foreach (var affected in Store.Covers(ecosystem)!.Packages!.SelectMany(name => Store.Find(ecosystem, name)).SelectMany(static a => a.Affected))
        {
            foreach (var range in affected.Ranges)
            {
                Assert.True(order!.TryCompare(range.Events[0].Version, range.Events[^1].Version, out var sign, out var problem), $"{affected.Name}: {problem}");
                var empty = range.Events.Length == 2 && (sign > 0 || (sign == 0 && range.Events[1].Kind == RangeEventKind.Fixed));
                Assert.False(empty, $"{affected.Name}: {range.Events[0].Version} is not below {range.Events[^1].Version}");
            }

            foreach (var version in affected.Versions) Assert.True(order!.TryCompare(version, version, out _, out var problem), problem);
        }
    }

    [Theory]
    [InlineData("python-3.12.1-slim-bookworm-20231208")]
    [InlineData("python-3.12-slim-bookworm")]
    public void Every_finding_known_for_a_slim_image_is_in_it(string image)
    {
        var feeds = Environment.GetEnvironmentVariable("DRYDOCK_FEEDS");
        Assert.SkipWhen(string.IsNullOrEmpty(feeds), "DRYDOCK_FEEDS is not set");
        var rows = File.ReadLines(Path.Combine(feeds!, "images", image + ".expected-bookworm.tsv"))
            .Where(static line => line[0] != '#').Skip(1).Select(static line => line.Split('\t')).ToList();
        Assert.NotEmpty(rows);
        foreach (var row in rows)
        {
            var advisory = Assert.Single(Store.Find("Debian:12", row[0]), a => a.Id == row[2]);
            var end = advisory.Affected[0].Ranges[0].Events;
            Assert.Equal(row[5], end.Length == 2 ? end[1].Version : "");
            Assert.Equal(row[4], advisory.Affected[0].Severities[0].Text);
        }
    }

    private static IEnumerable<string> Requirements(string file) =>
        from line in File.ReadLines(Path.Combine(Repository.Root, file))
        where line.Length > 0 && char.IsLetterOrDigit(line[0])
        select Separators().Replace(Name().Match(line).Value, "-").ToLowerInvariant();

    [GeneratedRegex("^[A-Za-z0-9._-]+", RegexOptions.NonBacktracking)]
    private static partial Regex Name();

    [GeneratedRegex("[-_.]+", RegexOptions.NonBacktracking)]
    private static partial Regex Separators();
}
