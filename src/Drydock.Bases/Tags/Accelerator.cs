namespace Drydock.Bases.Tags;

/// <summary>Something to compute on that an image brings libraries for.</summary>
/// <param name="Name"><c>cuda</c>, <c>cudnn</c>, <c>rocm</c>, <c>cpu</c>, …</param>
/// <param name="Version">Null where the tag gives none.</param>
public sealed record Accelerator(string Name, TagVersion? Version);
