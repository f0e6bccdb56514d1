namespace Drydock.Images.Registry.Credentials;

/// <summary>Always anonymous.</summary>
public sealed class NoCredentials : IRegistryCredentials
{
    public static NoCredentials Instance { get; } = new();

    public Task<FoundCredential> FindAsync(string registry, string repository, CancellationToken cancellationToken) => Task.FromResult(FoundCredential.None);
}
