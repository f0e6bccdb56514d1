using Drydock.Dockerfiles.Rules;
using Drydock.Dockerfiles.Semantics;

namespace Drydock.Cli.Checking;

/// <summary>A Dockerfile that is to be checked.</summary>
/// <param name="Path">Absolute path; null for standard input.</param>
/// <param name="Shown">As a person would write it.</param>
/// <param name="Source">Its bytes.</param>
/// <param name="Model">What it means.</param>
/// <param name="Settings">What it is judged with.</param>
internal sealed record CheckedSource(string? Path, string Shown, ReadOnlyMemory<byte> Source, DockerfileModel Model, CheckSettings Settings);
