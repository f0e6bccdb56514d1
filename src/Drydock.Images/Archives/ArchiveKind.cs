namespace Drydock.Images.Archives;

/// <summary>Which documents of an archive say what it holds.</summary>
public enum ArchiveKind
{
    /// <summary><c>manifest.json</c> of docker save.</summary>
    Docker,

    /// <summary><c>index.json</c> of an OCI image layout.</summary>
    Oci,
}
