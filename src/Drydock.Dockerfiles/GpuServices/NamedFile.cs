namespace Drydock.Dockerfiles.GpuServices;

/// <summary>A file that an instruction names.</summary>
/// <param name="Path">For messages.</param>
/// <param name="Text">What it holds.</param>
public sealed record NamedFile(string Path, string Text);
