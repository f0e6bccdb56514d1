using Drydock.Dockerfiles.Semantics;

namespace Drydock.Assessment.Starting;

/// <summary>A Dockerfile of a folder that gets a fleet file.</summary>
/// <param name="Path">Relative to the folder, <c>/</c>-separated.</param>
/// <param name="Model">What it means.</param>
public sealed record FoundDockerfile(string Path, DockerfileModel Model);
