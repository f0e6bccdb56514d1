using Drydock.Images.Registry;

namespace Drydock.Images;

/// <summary>How images are looked for.</summary>
/// <param name="Environment">Reads a variable of the environment; null or empty when unset.</param>
/// <param name="Registry">Makes the client for a registry host; it is called only when a registry is asked.</param>
public sealed record ImageSourceOptions(Func<string, string?> Environment, Func<string, RegistryClient> Registry)
{
    /// <summary>Never ask a registry.</summary>
    public bool Offline { get; init; }

    /// <summary>Check the layer digests of uncompressed archives too.</summary>
    public bool Verify { get; init; }

    public Limits Limits { get; init; } = Limits.Default;
}
