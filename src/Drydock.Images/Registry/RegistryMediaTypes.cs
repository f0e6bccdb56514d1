namespace Drydock.Images.Registry;

/// <summary>The media types that a registry is asked for, and those that are refused.</summary>
internal static class RegistryMediaTypes
{
    public const string OciIndex = "application/vnd.oci.image.index.v1+json";
    public const string DockerList = "application/vnd.docker.distribution.manifest.list.v2+json";
    public const string OciManifest = "application/vnd.oci.image.manifest.v1+json";
    public const string DockerManifest = "application/vnd.docker.distribution.manifest.v2+json";

    /// <summary>The Accept header of a manifest request.</summary>
    public static readonly string[] Manifests = [OciIndex, DockerList, OciManifest, DockerManifest];

    /// <summary>Schema 1 manifests are signed inside their text, so that their digest is not the digest of the body.</summary>
    public static bool IsSchema1(string? mediaType) =>
        mediaType is not null && mediaType.StartsWith("application/vnd.docker.distribution.manifest.v1+", StringComparison.Ordinal);
}
