using System.Collections.Immutable;
using Drydock.Bases.Comparison.Checks;

namespace Drydock.Bases.Comparison;

/// <summary>The list of checks.</summary>
public static class ComparisonChecks
{
    public static ImmutableArray<IComparisonCheck> All { get; } =
    [
        new OsChanged(), new FloatingTagMoved(), new PlatformLost(), new RunCommandMissing(), new InstallMissing(), new LibraryUnresolved(), new GlibcTooOld(), new LibcChanged(),
        new CommandRemoved(), new SonameRemoved(), new PackageRemoved(), new PackageMajor(), new RuntimeChanged(), new BundledToolRemoved(), new ConfigChanged(), new AccountChanged(),
        new PrivilegeChanged(), new CertificatesChanged(), new OpenSslPolicyChanged(), new TimeZoneRemoved(), new AcceleratorChanged(), new ProvenanceLost(), new SizeChanged(),
    ];

    /// <summary>Every change, the worst first.</summary>
    public static ImmutableArray<Change> Run(ComparisonInput input) => [.. All.SelectMany(c => c.Find(input)).OrderByDescending(static c => c.Level)];
}
