using Drydock.Advisories;
using Drydock.Images;
using Drydock.Packages;

namespace Drydock.Assessment.Tests;

/// <summary>Hand-made inputs: a Debian image of three layers on a known base, small enough to check by eye.</summary>
internal static class Given
{
    public static readonly OsRelease Bookworm = new("debian", "12", "bookworm", "Debian GNU/Linux 12 (bookworm)");

    public static readonly DatabaseInfo Database = new(
        "full", new DateTimeOffset(2026, 11, 20, 6, 0, 0, TimeSpan.Zero),
        [new DatabaseSource("debian", "https://feeds.example/debian.json", 41_000, new DateTimeOffset(2026, 11, 20, 4, 30, 0, TimeSpan.Zero), DigestOf("debian").ToString())]);

    public static readonly BaseImage Base = new("python:3.12-slim-bookworm", DigestOf("base"), 2, "annotation");

    public static Digest DigestOf(string text) => Digest.OfSha256(System.Text.Encoding.UTF8.GetBytes(text));

    public static Package Deb(string name, string version, string? source = null, int layer = 0, string architecture = "amd64") => new()
    {
        Name = name,
        Version = version,
        Type = PackageType.Deb,
        Architecture = architecture,
        Purl = $"pkg:deb/debian/{name}@{version}?arch={architecture}&distro=debian-12",
        Source = new SourcePackage(source ?? name, version),
        Locations = [new PackageLocation("var/lib/dpkg/status", layer)],
        IntroducedIn = layer,
    };

    public static Package Python(string name, string version, int layer = 2, string? vendoredBy = null) => new()
    {
        Name = name,
        Version = version,
        Type = PackageType.PyPi,
        Purl = $"pkg:pypi/{name}@{version}",
        Locations = [new PackageLocation($"usr/local/lib/python3.12/site-packages/{name}-{version}.dist-info/METADATA", layer)],
        IntroducedIn = layer,
        VendoredBy = vendoredBy,
    };

    public static AdvisoryMatch Match(string id, Package package, Severity severity, string? fixedVersion = null) => new()
    {
        Id = id,
        Package = package,
        Severity = severity,
        SeveritySource = severity == Severity.Unknown ? null : "debian",
        Status = fixedVersion is null ? MatchStatus.Affected : MatchStatus.Fixed,
        FixedVersion = fixedVersion,
        Evidence = [$"debian {id}: below {fixedVersion ?? "every version"}"],
    };

    public static AdvisoryMatch Unimportant(string id, Package package) =>
        Match(id, package, Severity.Negligible) with { Verdict = "unimportant" };

    public static ImageManifest Manifest(params ImageHistory[] history) => new()
    {
        Reference = "registry.example/classifier:1.4",
        ManifestDigest = DigestOf("manifest"),
        Platform = new Platform("linux", "amd64"),
        Layers = [.. Enumerable.Range(0, 3).Select(i => new ImageLayer(i, DigestOf($"blob {i}"), DigestOf($"layer {i}"), 1000, "application/vnd.oci.image.layer.v1.tar+gzip"))],
        History = [.. history],
    };

    public static Inventory Inventory(params Package[] packages) => new(Bookworm, [.. packages], [], HasDatabase: true);

    public static ScanSubject Folder(params Package[] packages) => new()
    {
        ToolVersion = "0.1.0",
        Reference = "rootfs",
        Kind = TargetKind.Directory,
        Inventory = Inventory([.. packages.Select(p => p with { IntroducedIn = null })]),
    };

    public static ScanSubject Image(params Package[] packages) => new()
    {
        ToolVersion = "0.1.0",
        Reference = "registry.example/classifier:1.4",
        Kind = TargetKind.Registry,
        Manifest = Manifest(
            new ImageHistory("RUN debootstrap", EmptyLayer: false), new ImageHistory("ENV LANG=C.UTF-8", EmptyLayer: true),
            new ImageHistory("RUN apt-get install", EmptyLayer: false), new ImageHistory("COPY . /app", EmptyLayer: false)),
        Base = Base,
        Inventory = Inventory(packages),
        Support = new SupportPhase("security", new DateOnly(2026, 6, 10), new DateOnly(2026, 11, 20)),
    };

    public static ScanReport Report(ScanSubject subject, params AdvisoryMatch[] matches) => Report(subject, AssessOptions.Default, matches);

    public static ScanReport Report(ScanSubject subject, AssessOptions options, params AdvisoryMatch[] matches) =>
        Assess.Build(subject, new MatchResult([.. matches], []), Database, options);

    public static AssessOptions FailsOn(string failOn, bool onlyFixed = false, int exitCode = 2)
    {
        Assert.True(FailOn.TryParse(failOn, out var parsed, out _));
        return new AssessOptions { Gate = new GatePolicy { FailOn = parsed, OnlyFixed = onlyFixed, ExitCode = exitCode } };
    }
}
