using Drydock.Images;
using Drydock.Packages.Catalogers;
using Drydock.Packages.Catalogers.DpkgDatabase;

namespace Drydock.Packages.Sbom;

/// <summary>Makes packages of the components of an SBOM.</summary>
/// <remarks>purl-spec, PURL-TYPES: <c>deb</c>, <c>apk</c> and <c>rpm</c> name their distribution in <c>distro</c> and their source package in <c>upstream</c>.</remarks>
internal sealed class SbomPackages(string subject)
{
    /// <summary>Fewer distribution packages than this may all be built from sources of their own name.</summary>
    private const int FewPackages = 10;

    private readonly FoundPackages found = new();
    private int unusable;
    private int distributionPackages;
    private bool namesSources;
    private OsRelease? named;
    private OsRelease? qualified;

    /// <summary>Notes the operating-system component.</summary>
    public void AddOperatingSystem(string? name, string? version)
    {
        if (named is null && Utf8Text.IsWord(name)) named = Release(name!.ToLowerInvariant(), version, $"{name} {version}".TrimEnd());
    }

    public void Add(SbomComponent component)
    {
        if (component.Purl is null)
        {
            AddUnlocated(component, "no package URL");
        }
        else if (!PackageUrl.TryParse(component.Purl, out var url))
        {
            unusable++;
            AddUnlocated(component, "invalid package URL");
        }
        else
        {
            var version = url.Version ?? component.Version;
            if (Utf8Text.IsWord(version)) found.Add(Describe(component, url, version!));
            else unusable++;
        }
    }

    /// <summary>The packages in order, with what is missing in the SBOM as a whole.</summary>
    public Inventory ToInventory(Problem? invalid)
    {
        if (invalid is not null) found.Report(invalid);
        if (unusable > 0) found.Report(PackageProblems.SbomComponents(subject, unusable));
        var os = named?.VersionId is null && named?.Codename is null ? qualified ?? named : named;
        if (distributionPackages > 0 && os is null) found.Report(PackageProblems.SbomWithoutDistribution(subject));
        if (distributionPackages >= FewPackages && !namesSources) found.Report(PackageProblems.SbomWithoutSources(subject));
        return new Inventory(os, PackageMerge.Order(found.Packages), [.. found.Problems], found.Packages.Count > 0);
    }

    private void AddUnlocated(SbomComponent component, string why)
    {
        if (!Utf8Text.IsWord(component.Name) || !Utf8Text.IsWord(component.Version)) return;
        found.Add(new Package
        {
            Name = component.Name!,
            Version = component.Version!,
            Type = PackageType.Other,
            Purl = PackageUrl.Build("generic", null, component.Name!, component.Version),
            Locations = [new PackageLocation(subject, 0)],
            NotMatched = why,
        });
    }

    private Package Describe(SbomComponent component, PackageUrl url, string version)
    {
        var type = url.Type switch
        {
            "deb" => PackageType.Deb,
            "apk" => PackageType.Apk,
            "rpm" => PackageType.Rpm,
            "pypi" => PackageType.PyPi,
            "npm" => PackageType.Npm,
            _ => PackageType.Other,
        };
        var isDistribution = type is PackageType.Deb or PackageType.Apk or PackageType.Rpm;
        var name = type switch
        {
            PackageType.PyPi => PyPiName.Normalize(url.Name),
            _ when isDistribution || url.Namespace is null => url.Name,
            _ => $"{url.Namespace}/{url.Name}",
        };
        var isValid = type != PackageType.Deb || DpkgVersion.IsValid(version);
        if (!isValid) found.Report(PackageProblems.InvalidVersion(subject, name, version));
        if (isDistribution) NoteDistribution(url);
        return new Package
        {
            Name = name,
            Version = version,
            Type = type,
            Architecture = url.Qualifiers.GetValueOrDefault("arch"),
            Purl = url.ToString(),
            Source = isDistribution ? SourceOf(component, url, version) : null,
            Locations = [new PackageLocation(subject, 0)],
            NotMatched = isValid ? null : "invalid version",
        };
    }

    private SourcePackage SourceOf(SbomComponent component, PackageUrl url, string version)
    {
        var (name, sourceVersion) = (component.SourceName, component.SourceVersion);
        if (url.Qualifiers.TryGetValue("upstream", out var upstream))
        {
            var at = upstream.IndexOf('@', StringComparison.Ordinal);
            name = at < 0 ? upstream : upstream[..at];
            sourceVersion = at < 0 ? null : upstream[(at + 1)..];
        }

        namesSources |= Utf8Text.IsWord(name);
        return new SourcePackage(
            Utf8Text.IsWord(name) ? name! : url.Name,
            Utf8Text.IsWord(sourceVersion) ? sourceVersion! : url.Type == "deb" ? DpkgVersion.WithoutRebuild(version) : version);
    }

    private void NoteDistribution(PackageUrl url)
    {
        distributionPackages++;
        if (qualified is not null || url.Qualifiers.GetValueOrDefault("distro") is not { } distro || !Utf8Text.IsWord(distro)) return;
        var hyphen = distro.LastIndexOf('-');
        var id = hyphen > 0 ? distro[..hyphen] : url.Namespace ?? distro;
        var version = hyphen > 0 ? distro[(hyphen + 1)..] : distro == id ? null : distro;
        qualified = Release(id.ToLowerInvariant(), version, distro);
    }

    /// <summary>Debian's advisories know major releases; a release without a number is a codename.</summary>
    private static OsRelease Release(string id, string? version, string pretty)
    {
        var shown = Utf8Text.Shown(pretty);
        if (!Utf8Text.IsWord(version)) return new OsRelease(id, null, null, shown);
        if (!char.IsAsciiDigit(version![0])) return new OsRelease(id, null, version.ToLowerInvariant(), shown);
        if (id == "alpine" && version.Contains("_alpha", StringComparison.Ordinal)) return new OsRelease(id, null, "edge", shown);
        return new OsRelease(id, id == "debian" ? version.Split('.')[0] : version, null, shown);
    }
}
