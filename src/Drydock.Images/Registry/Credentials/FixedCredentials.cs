namespace Drydock.Images.Registry.Credentials;

/// <summary>One credential for one host; every other host is asked for elsewhere.</summary>
/// <param name="host">The only host that gets it, as in references.</param>
/// <param name="credential">What it gets.</param>
/// <param name="others">Answers for the other hosts.</param>
public sealed class FixedCredentials(string host, RegistryCredential credential, IRegistryCredentials others) : IRegistryCredentials
{
    public Task<FoundCredential> FindAsync(string registry, string repository, CancellationToken cancellationToken) =>
        string.Equals(registry, host, StringComparison.OrdinalIgnoreCase)
            ? Task.FromResult(new FoundCredential(credential))
            : others.FindAsync(registry, repository, cancellationToken);
}
