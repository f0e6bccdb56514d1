namespace Drydock.Images.Registry;

/// <summary>A place that is asked before the registry itself, as a <c>[[registry.mirror]]</c> of containers-registries.conf.</summary>
/// <param name="Location">Host with optional port and path: <c>mirror.example/dockerhub</c>. The repository is appended to the path.</param>
public sealed record RegistryMirror(string Location);
