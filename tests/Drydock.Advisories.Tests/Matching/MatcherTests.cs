using System.Collections.Immutable;
using Drydock.Packages;

namespace Drydock.Advisories.Tests.Matching;

public sealed class MatcherTests
{
    private static readonly OsRelease Bookworm = new("debian", "12", "bookworm", "Debian GNU/Linux 12 (bookworm)");

    public MatcherTests() => Schemes.Need("deb", "apk", "pep440");

    [Fact]
    public void Debian_matches_by_source_name_and_source_version()
    {
        var store = new FewAdvisories(Advisory("debian", "CVE-2024-0001", "Debian:12", "e2fsprogs", VersionRange.Below("1.47.0-2+deb12u1")));
        var package = Deb("comerr-dev", "2.1-1.47.0-2+b2") with { Source = new SourcePackage("e2fsprogs", "1.47.0-2") };

        var match = Assert.Single(Match(store, package).Matches);

        Assert.Equal(("CVE-2024-0001", "1.47.0-2+deb12u1", MatchStatus.Fixed), (match.Id, match.FixedVersion, match.Status));
        Assert.Empty(Match(store, package with { Source = new SourcePackage("e2fsprogs", "1.47.0-2+deb12u1") }).Matches);
    }

    [Fact]
    public void A_record_about_a_binary_counts_for_that_binary_only()
    {
        var record = Advisory("sample", "CVE-2024-0001", "Debian:12", "libfoo1", VersionRange.Below("2.0"));
        var store = new FewAdvisories(record with { Affected = [record.Affected[0] with { Binary = true }] });

        Assert.Single(Match(store, Deb("libfoo1", "1.9") with { Source = new SourcePackage("foo", "3.0") }).Matches);
        Assert.Empty(Match(store, Deb("libfoo1-dev", "1.9") with { Source = new SourcePackage("libfoo1", "1.0") }).Matches);
    }

    [Theory]
    [InlineData(DistributionVerdict.None, MatchStatus.Affected, null)]
    [InlineData(DistributionVerdict.Unimportant | DistributionVerdict.NoDsa, MatchStatus.FixDeferred, "unimportant")]
    [InlineData(DistributionVerdict.NoDsa, MatchStatus.FixDeferred, "no-dsa")]
    [InlineData(DistributionVerdict.Postponed, MatchStatus.FixDeferred, "postponed")]
    [InlineData(DistributionVerdict.Ignored, MatchStatus.WillNotFix, "ignored")]
    [InlineData(DistributionVerdict.EndOfLife, MatchStatus.EndOfLife, "end-of-life")]
    [InlineData(DistributionVerdict.Undetermined, MatchStatus.UnderInvestigation, "undetermined")]
    public void The_distributions_verdict_gives_the_status(DistributionVerdict verdict, MatchStatus status, string? word)
    {
        var record = Advisory("debian", "CVE-2024-0001", "Debian:12", "zlib", VersionRange.Everything);
        var store = new FewAdvisories(record with { Affected = [record.Affected[0] with { Verdict = verdict }] });

        var match = Assert.Single(Match(store, Deb("zlib", "1.0")).Matches);

        Assert.Equal((status, word), (match.Status, match.Verdict));
    }

    [Theory]
    [InlineData("unimportant", Severity.Negligible, "debian")]
    [InlineData("low", Severity.Low, "debian")]
    [InlineData("high", Severity.High, "debian")]
    [InlineData("not yet assigned", Severity.Medium, "ghsa")]
    [InlineData("end-of-life", Severity.Unknown, null)]
    public void Debians_word_goes_first_and_an_open_one_falls_to_the_next_source(string urgency, Severity severity, string? source)
    {
        var record = Advisory("debian", "CVE-2024-0001", "Debian:12", "zlib", VersionRange.Everything);
        var store = new FewAdvisories(record with { Affected = [record.Affected[0] with { Severities = [new SeverityStatement(SeverityScale.Debian, urgency)] }] });
        store.Vulnerabilities.Add("CVE-2024-0001", new Vulnerability("CVE-2024-0001", "Short", [new SeverityStatement(SeverityScale.Ghsa, "MODERATE")]));

        var match = Assert.Single(Match(store, Deb("zlib", "1.0")).Matches);

        Assert.Equal((severity, source), (match.Severity, match.SeveritySource));
        Assert.Equal(["debian", "ghsa"], match.Severities.Select(static s => s.Source).Order(StringComparer.Ordinal));
        Assert.Equal("Short", match.Summary);
    }

    [Fact]
    public void Without_a_word_the_highest_score_of_the_newest_CVSS_counts()
    {
        var store = new FewAdvisories(Advisory("alpine-secdb", "CVE-2024-0001", "PyPI", "a", VersionRange.Everything));
        store.Vulnerabilities.Add("CVE-2024-0001", new Vulnerability("CVE-2024-0001", null,
        [
            new SeverityStatement(SeverityScale.CvssV2, "AV:N/AC:L/Au:N/C:C/I:C/A:C"),
            new SeverityStatement(SeverityScale.CvssV3, "CVSS:3.1/AV:N/AC:L/PR:N/UI:R/S:C/C:L/I:L/A:N"),
            new SeverityStatement(SeverityScale.CvssV3, "CVSS:3.1/AV:L/AC:L/PR:L/UI:N/S:U/C:H/I:H/A:H"),
        ]));

        var match = Assert.Single(Match(store, PyPi("a", "1")).Matches);

        Assert.Equal((Severity.High, "osv:cvss-v3", 7.8m), (match.Severity, match.SeveritySource, match.Cvss!.Score));
        Assert.Equal(3, match.Severities.Length);
    }

    [Fact]
    public void Records_of_one_vulnerability_are_one_match_with_the_highest_fix()
    {
        var store = new FewAdvisories(
            Advisory("osv-pypi", "PYSEC-2024-1", "PyPI", "tqdm", VersionRange.Below("3.21.3")) with { Aliases = ["CVE-2024-34528"] },
            Advisory("osv-pypi", "GHSA-1", "PyPI", "tqdm", VersionRange.Below("3.21.0")) with { Aliases = ["CVE-2024-34528"] });

        var match = Assert.Single(Match(store, PyPi("tqdm", "3.20")).Matches);

        Assert.Equal(("CVE-2024-34528", "3.21.3"), (match.Id, match.FixedVersion));
        Assert.Equal(["GHSA-1", "PYSEC-2024-1"], match.Aliases);
        Assert.Equal(2, match.Evidence.Length);
        Assert.Equal("3.21.3", Assert.Single(Match(store, PyPi("tqdm", "3.21.1")).Matches).FixedVersion);
    }

    [Fact]
    public void A_bulletin_about_several_vulnerabilities_does_not_make_them_one()
    {
        var store = new FewAdvisories(
            Advisory("osv-debian", "DSA-1", "Debian:12", "zlib", VersionRange.Below("2")) with { Upstream = ["CVE-2024-0001", "CVE-2024-0002", "DEBIAN-CVE-2024-0001"] },
            Advisory("osv-debian", "DEBIAN-CVE-2024-0001", "Debian:12", "zlib", VersionRange.Below("2")) with { Upstream = ["CVE-2024-0001"] });

        var ids = Match(store, Deb("zlib", "1")).Matches.Select(static m => m.Id);

        Assert.Equal(["CVE-2024-0001", "CVE-2024-0002"], ids);
    }

    [Theory]
    [InlineData("4.1", false)]
    [InlineData("4.2", true)]
    [InlineData("4.2.16", false)]
    [InlineData("5.0.8", true)]
    [InlineData("5.0.9", false)]
    [InlineData("5.1", true)]
    [InlineData("5.1.1", false)]
    public void Unsorted_events_are_sorted_first(string version, bool affected)
    {
        var range = new VersionRange(
            [
                new(RangeEventKind.Introduced, "5.1"), new(RangeEventKind.Fixed, "5.1.1"), new(RangeEventKind.Introduced, "5.0"),
                new(RangeEventKind.Fixed, "5.0.9"), new(RangeEventKind.Introduced, "4.2"), new(RangeEventKind.Fixed, "4.2.16"),
            ]);

        var matches = Match(new FewAdvisories(Advisory("osv-pypi", "PYSEC-2024-102", "PyPI", "django", range)), PyPi("Django", version)).Matches;

        Assert.Equal(affected, matches.Length == 1);
        if (affected) Assert.NotNull(matches[0].FixedVersion);
    }

    [Theory]
    [InlineData("1.0", true)]
    [InlineData("1.5", true)]
    [InlineData("1.5.1", false)]
    public void The_last_affected_version_is_affected(string version, bool affected)
    {
        var range = new VersionRange([new(RangeEventKind.Introduced, "0"), new(RangeEventKind.LastAffected, "1.5")]);

        var matches = Match(new FewAdvisories(Advisory("osv-pypi", "GHSA-1", "PyPI", "a", range)), PyPi("a", version)).Matches;

        Assert.Equal(affected, matches.Length == 1);
        if (affected) Assert.Null(matches[0].FixedVersion);
    }

    [Fact]
    public void Listed_versions_compare_in_the_ecosystems_order()
    {
        var record = Advisory("osv-pypi", "MAL-2024-1", "PyPI", "evil");
        var store = new FewAdvisories(record with { Affected = [record.Affected[0] with { Ranges = [], Versions = ["1.0"] }] });

        var match = Assert.Single(Match(store, PyPi("evil", "1.0.0")).Matches);

        Assert.Equal((Severity.Critical, "osv:malicious"), (match.Severity, match.SeveritySource));
        Assert.Empty(Match(store, PyPi("evil", "1.0.1")).Matches);
    }

    [Fact]
    public void A_local_version_is_matched_as_its_public_one()
    {
        var store = new FewAdvisories(Advisory("osv-pypi", "GHSA-1", "PyPI", "torch", VersionRange.Below("2.6.0")));

        Assert.Single(Match(store, PyPi("torch", "2.5.1+cu121")).Matches);
        Assert.Empty(Match(store, PyPi("torch", "2.6.0+cu124")).Matches);
    }

    [Fact]
    public void Names_are_normalised_as_their_index_does() =>
        Assert.Single(Match(new FewAdvisories(Advisory("osv-pypi", "GHSA-1", "PyPI", "zope-interface", VersionRange.Everything)), PyPi("Zope._Interface", "1")).Matches);

    [Fact]
    public void Withdrawn_records_are_skipped()
    {
        var store = new FewAdvisories(Advisory("osv-pypi", "GHSA-1", "PyPI", "a", VersionRange.Everything) with { Withdrawn = DateTimeOffset.UnixEpoch });

        Assert.Empty(Match(store, PyPi("a", "1")).Matches);
    }

    [Fact]
    public void An_owned_or_unmatched_language_package_is_not_asked_about()
    {
        var store = new FewAdvisories(Advisory("osv-pypi", "GHSA-1", "PyPI", "a", VersionRange.Everything));

        Assert.Empty(Match(store, PyPi("a", "1") with { OwnedBy = "python3-a" }).Matches);
        Assert.Empty(Match(store, PyPi("a", "1") with { NotMatched = "editable install" }).Matches);
    }

    [Fact]
    public void Exploitation_is_joined_by_CVE()
    {
        var store = new FewAdvisories(Advisory("osv-pypi", "GHSA-1", "PyPI", "a", VersionRange.Everything) with { Aliases = ["CVE-2024-0001"] });
        store.Epss.Add("CVE-2024-0001", new Epss(0.5m, 0.9m, null));
        store.Kev.Add("CVE-2024-0001", new Kev("cisa", new DateOnly(2024, 1, 1), true));

        var match = Assert.Single(Match(store, PyPi("a", "1")).Matches);

        Assert.Equal(0.5m, match.Epss!.Score);
        Assert.True(match.Kev!.Ransomware);
    }

    [Fact]
    public void Alpine_matches_by_origin_in_its_release()
    {
        var store = new FewAdvisories(Advisory("alpine-secdb", "CVE-2024-45490", "Alpine:v3.20", "expat", VersionRange.Below("2.6.3-r0")));
        var package = new Package
        {
            Name = "libexpat",
            Version = "2.6.2-r0",
            Type = PackageType.Apk,
            Purl = "pkg:apk/alpine/libexpat@2.6.2-r0",
            Source = new SourcePackage("expat", "2.6.2-r0"),
        };
        var os = new OsRelease("alpine", "3.20.3", null, "Alpine Linux v3.20");

        Assert.Equal("2.6.3-r0", Assert.Single(Match(store, os, package).Matches).FixedVersion);
        Assert.Single(Match(store, os with { VersionId = "3.19.1" }, package).Problems);
    }

    [Fact]
    public void Severity_is_the_vendor_s_word_then_CVSS_4_then_3_then_2()
    {
        SeverityStatement[] statements =
        [
            new(SeverityScale.Debian, "low"),
            new(SeverityScale.CvssV4, "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N"),
            new(SeverityScale.CvssV3, "CVSS:3.1/AV:L/AC:L/PR:L/UI:N/S:U/C:H/I:H/A:H"),
            new(SeverityScale.CvssV2, "AV:N/AC:M/Au:N/C:N/I:P/A:N"),
        ];
        string[] expected = ["debian Low", "osv:cvss-v4 Critical", "osv:cvss-v3 High", "osv:cvss-v2 Medium"];
        var zlib = new Package { Name = "zlib1g", Version = "1", Type = PackageType.Deb, Purl = "pkg:deb/debian/zlib1g@1", Source = new SourcePackage("zlib", "1") };
        for (var left = 0; left < statements.Length; left++)
        {
            var advisory = Advisory("debian", "CVE-2024-0001", "Debian:12", "zlib", VersionRange.Below("2")) with { Severities = [.. statements[left..].Reverse()] };
            var match = Assert.Single(Match(new FewAdvisories(advisory), new OsRelease("debian", "12", null, "Debian 12"), zlib).Matches);

            Assert.Equal(expected[left..], match.Severities.Select(static s => $"{s.Source} {s.Severity}"));
            Assert.Equal(expected[left], $"{match.SeveritySource} {match.Severity}");
        }
    }

    [Fact]
    public void Alpine_is_edge_only_when_it_says_so()
    {
        var store = new FewAdvisories(Advisory("alpine-secdb", "CVE-2024-45490", "Alpine:edge", "expat", VersionRange.Below("2.6.3-r0")));
        var package = new Package { Name = "expat", Version = "2.6.2-r0", Type = PackageType.Apk, Purl = "pkg:apk/alpine/expat@2.6.2-r0" };
        var unknown = new OsRelease("alpine", null, null, "Alpine Linux");

        Assert.Single(Match(store, unknown with { Codename = "edge" }, package).Matches);
        var result = Match(store, unknown, package);
        Assert.Empty(result.Matches);
        Assert.Single(result.Problems);
    }

    [Fact]
    public void An_ecosystem_without_an_order_of_versions_is_never_silently_clean()
    {
        var store = new FewAdvisories(Advisory("osv-packagist", "GHSA-1", "Packagist", "twig/twig", VersionRange.Below("3.14.0")));
        var twig = new Package { Name = "twig", Version = "3.13.0", Type = PackageType.Other, Purl = "pkg:composer/twig/twig@3.13.0" };

        var result = Match(store, twig);

        Assert.Empty(result.Matches);
        Assert.Contains("no order of versions for Packagist", Assert.Single(result.Problems).Wrong, StringComparison.Ordinal);
        Assert.Empty(Match(store, twig with { Purl = "pkg:composer/twig/other@1" }).Problems);
    }

    [Fact]
    public void A_version_that_cannot_be_compared_is_a_problem()
    {
        var store = new FewAdvisories(Advisory("debian", "CVE-2024-0001", "Debian:12", "zlib", VersionRange.Below("2")));

        Assert.Single(Match(store, Deb("zlib", "a b:c")).Problems);
    }

    [Fact]
    public void An_unknown_distribution_is_a_problem_not_clean()
    {
        var store = new FewAdvisories(Advisory("debian", "CVE-2024-0001", "Debian:12", "zlib", VersionRange.Everything));

        Assert.Single(Match(store, os: null, Deb("zlib", "1")).Problems);
        Assert.False(Match(store, os: null, Deb("zlib", "1")).ReleaseCovered);
        Assert.Single(Match(store, new OsRelease("kali", "2025.1", null, "Kali"), Deb("zlib", "1")).Problems);
        Assert.Contains("support ends on 2024-06-30", Assert.Single(Match(store, new OsRelease("debian", "10", "buster", "x"), Deb("zlib", "1")).Problems).Wrong,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Testing_without_a_number_is_found_by_codename()
    {
        var store = new FewAdvisories(Advisory("debian", "CVE-2024-0001", "Debian:14", "zlib", VersionRange.Everything));

        Assert.Single(Match(store, new OsRelease("debian", null, "forky", "Debian GNU/Linux forky/sid"), Deb("zlib", "1")).Matches);
    }

    [Fact]
    public void A_sample_says_what_it_does_not_know()
    {
        var store = new FewAdvisories(Advisory("sample", "CVE-2024-0001", "PyPI", "flask", VersionRange.Below("2")))
        {
            OnlyPackages = ["flask"],
            Info = new DatabaseInfo("sample", DateTimeOffset.UnixEpoch, []),
        };

        var problem = Assert.Single(Match(store, PyPi("flask", "3"), PyPi("django", "1")).Problems);

        Assert.Contains("1 package", problem.Wrong, StringComparison.Ordinal);
    }

    private static Advisory Advisory(string feed, string id, string ecosystem, string name, params VersionRange[] ranges) => new()
    {
        Feed = feed,
        Id = id,
        Affected = [new AffectedPackage { Ecosystem = ecosystem, Name = name, Ranges = [.. ranges] }],
    };

    private static Package Deb(string name, string version) =>
        new() { Name = name, Version = version, Type = PackageType.Deb, Purl = $"pkg:deb/debian/{name}@{version}", Source = new SourcePackage(name, version) };

    private static Package PyPi(string name, string version) =>
        new() { Name = name, Version = version, Type = PackageType.PyPi, Purl = $"pkg:pypi/{name}@{version}" };

    private static MatchResult Match(IAdvisoryStore store, params Package[] packages) => Match(store, Bookworm, packages);

    private static MatchResult Match(IAdvisoryStore store, OsRelease? os, params Package[] packages) =>
        Matcher.Match(new Inventory(os, packages.ToImmutableArray(), [], true), store, TestContext.Current.CancellationToken);
}
