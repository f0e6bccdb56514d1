namespace Drydock.Images.Engines;

/// <summary>Where a container engine may listen.</summary>
/// <param name="Name"><c>docker</c> or <c>podman</c>.</param>
/// <param name="Address"><c>unix:///run/podman/podman.sock</c>, <c>tcp://host:2375</c>, <c>npipe://./pipe/docker_engine</c>.</param>
/// <param name="Origin">Who said so: <c>DOCKER_HOST</c>, <c>docker context</c>, <c>default socket</c>.</param>
public sealed record EngineEndpoint(string Name, Uri Address, string Origin)
{
    /// <summary>For people: the engine and where it listens.</summary>
    public override string ToString() => $"{Name} engine at {(Address.Scheme == "unix" ? Address.AbsolutePath : Address.GetComponents(UriComponents.SchemeAndServer, UriFormat.Unescaped))}";
}
