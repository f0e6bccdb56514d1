using System.Collections.Immutable;
using Drydock.Advisories;
using Drydock.Images;
using Drydock.Packages;

namespace Drydock.Assessment.Tests;

/// <summary>The reports that golden files and schema checks are made of.</summary>
internal static class SampleReports
{
    private const string Evil = "a\u202Eb\u0000\u001B[31m|`<img src=x>@all#1[x](http://x){0}\r\n\\";

    public static ImmutableArray<(string Name, ScanReport Report)> All { get; } =
        [("fleet", Fleet()), ("hostile", Hostile()), ("clean", Clean()), ("unknown", Unknown()), ("sample", Sample())];

    /// <summary>An image as people have it: base and service layers, deb and Python, every kind of status.</summary>
    public static ScanReport Fleet()
    {
        var openssl = Given.Deb("openssl", "3.0.11-1~deb12u2");
        var libssl = Given.Deb("libssl3", "3.0.11-1~deb12u2", "openssl");
        var zlib = Given.Deb("zlib1g", "1:1.2.13.dfsg-1", "zlib", layer: 1);
        var pillow = Given.Python("pillow", "9.5.0");
        var urllib = Given.Python("urllib3", "1.26.4", vendoredBy: "pip");
        var kev = new Kev("cisa", new DateOnly(2023, 9, 13), Ransomware: false);
        return Given.Report(
            Given.Image(libssl, openssl, zlib, pillow, urllib),
            Given.FailsOn("high"),
            Given.Match("CVE-2024-5535", openssl, Severity.Critical, "3.0.15-1~deb12u1") with { Cvss = V31("AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:N/A:H", 9.1m) },
            Given.Match("CVE-2024-5535", libssl, Severity.Critical, "3.0.15-1~deb12u1") with { Cvss = V31("AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:N/A:H", 9.1m) },
            Given.Match("CVE-2024-4741", libssl, Severity.High, "3.0.15-1~deb12u1") with { Epss = new Epss(0.01230m, 0.85000m, new DateOnly(2026, 11, 19)) },
            Given.Match("CVE-2023-45853", zlib, Severity.Medium) with
            {
                Cvss = V31("AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H", 9.8m),
                Status = MatchStatus.WillNotFix,
                Verdict = "ignored",
                Severities = [new("debian", Severity.Medium, "medium"), new("nvd", Severity.Critical, "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H")],
            },
            Given.Unimportant("CVE-2010-0928", openssl),
            Given.Match("CVE-2023-4863", pillow, Severity.High, "10.0.1") with
            {
                Aliases = ["GHSA-j7hp-h8jx-5ppr", "PYSEC-2023-175"],
                Kev = kev,
                SeveritySource = "ghsa",
                Epss = new Epss(0.94m, 0.999m, new DateOnly(2026, 11, 19)),
                Summary = "libwebp: heap buffer overflow",
            },
            Given.Match("CVE-2021-33503", urllib, Severity.Low, "1.26.5") with { SeveritySource = "ghsa" },
            Given.Match("CVE-2026-0001", openssl, Severity.Unknown) with { Status = MatchStatus.UnderInvestigation, Verdict = "undetermined" });
    }

    /// <summary>Every text that comes from outside tries to break out.</summary>
    public static ScanReport Hostile(string evil = Evil)
    {
        var package = Given.Deb($"{evil}p", $"{evil}1", $"{evil}s", layer: 2) with
        {
            Purl = $"pkg:deb/{evil}",
            OwnedBy = evil,
            VendoredBy = $"{evil}v",
            Notes = [evil],
            Locations = [new PackageLocation($"../{evil}/status", 2)],
        };
        var image = Given.Image(package);
        var subject = image with
        {
            Reference = $"{evil}r",
            Manifest = image.Manifest! with
            {
                Platform = new Platform("linux", evil),
                AnsweredBy = evil,
                History = [.. image.Manifest.History.Select(h => h with { CreatedBy = evil })],
            },
            Base = Given.Base with { Reference = evil, Evidence = evil },
            Inventory = image.Inventory with { Os = new OsRelease(evil, evil, evil, evil) },
            Problems = [new Problem("reading", evil, evil, evil)],
        };
        var match = Given.Match($"CVE {evil}", package, Severity.High, $"{evil}2") with
        {
            Aliases = [evil],
            SeveritySource = evil,
            Severities = [new(evil, Severity.High, evil), new(evil, Severity.Low, evil)],
            Summary = evil,
            Verdict = evil,
            Evidence = [evil],
            Cvss = new CvssScore("3.1", evil, 7.5m),
        };
        return Given.Report(subject, Given.FailsOn("high"), match, Given.Unimportant($"GHSA {evil}", package));
    }

    public static ScanReport Clean() => Given.Report(Given.Image(Given.Deb("libc6", "2.36-9+deb12u10", "glibc")), Given.FailsOn("high"));

    public static ScanReport Unknown()
    {
        var subject = Given.Folder();
        return Given.Report(subject with { Inventory = new Inventory(null, [], [], HasDatabase: false) });
    }

    /// <summary>A requirements file judged by the bundled sample.</summary>
    public static ScanReport Sample()
    {
        var requests = Given.Python("requests", "2.19.0") with { Declared = true, IntroducedIn = null, Locations = [new PackageLocation("requirements.txt", 0)] };
        var subject = Given.Folder(requests) with { Reference = "requirements.txt", Kind = TargetKind.File };
        var database = Given.Database with { Kind = "sample" };
        return Assess.Build(subject with { Inventory = subject.Inventory with { Os = null } }, new MatchResult([Given.Match("CVE-2018-18074", requests, Severity.High, "2.20.0")], []), database, AssessOptions.Default);
    }

    public static Sbom SbomOf(ScanReport report) => new(report.ToolVersion, report.Target, report.Status, report.Problems, report.Packages);

    private static CvssScore V31(string metrics, decimal score) => new("3.1", $"CVSS:3.1/{metrics}", score);
}
