namespace Drydock.Images.Layers;

/// <summary>A wanted file of one layer.</summary>
/// <param name="Path">Normalised: no leading slash, no empty, <c>.</c> or <c>..</c> components.</param>
/// <param name="Size">Bytes of the whole file, before reduction.</param>
/// <param name="Md5">Lower-case MD5 of the whole file, as package databases record it.</param>
/// <param name="Content">What <see cref="IFileSelector.Reduce"/> kept.</param>
public sealed record KeptFile(string Path, long Size, string Md5, ReadOnlyMemory<byte> Content)
{
    /// <summary>Null where they are not known.</summary>
    public FilePermissions? Permissions { get; init; }
}
