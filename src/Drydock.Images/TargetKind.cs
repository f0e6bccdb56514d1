namespace Drydock.Images;

/// <summary>The kinds of scan target. The report's <c>target.kind</c> is the kebab-case name.</summary>
public enum TargetKind
{
    /// <summary>A name without prefix: the local engine first, then the registry.</summary>
    Image,
    Docker,
    Podman,
    Registry,

    /// <summary>An OCI image layout folder.</summary>
    OciLayout,

    /// <summary>An OCI image layout in a tar file.</summary>
    OciArchive,
    DockerArchive,

    /// <summary>A root file system or source folder.</summary>
    Directory,

    /// <summary>A single lock or requirements file.</summary>
    File,
    Sbom,
}
