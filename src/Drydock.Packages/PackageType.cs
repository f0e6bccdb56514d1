namespace Drydock.Packages;

/// <summary>The kind of a package, named as in a package URL (purl).</summary>
public enum PackageType
{
    Deb,
    Apk,
    Rpm,
    PyPi,
    Npm,

    /// <summary>Read from an SBOM; its purl names a type that no cataloger of ours has.</summary>
    Other,
}
