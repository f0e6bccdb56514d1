using Drydock.Dockerfiles.Compose;

namespace Drydock.Assessment.Starting;

/// <summary>A compose file of a folder that gets a fleet file.</summary>
/// <param name="Path">Relative to the folder, <c>/</c>-separated.</param>
/// <param name="File">What it says.</param>
public sealed record FoundCompose(string Path, ComposeFile File);
