namespace Drydock.Images.Registry.Credentials;

/// <summary>A place where credentials are stored.</summary>
public interface IRegistryCredentials
{
    /// <summary>Looks for the credential of exactly this host.</summary>
    /// <param name="registry">Host and port as in references; <c>docker.io</c> for Docker Hub under any of its names.</param>
    /// <param name="repository">The repository, for stores that keep credentials by path.</param>
    /// <exception cref="ProblemException">A file that should hold credentials is broken.</exception>
    Task<FoundCredential> FindAsync(string registry, string repository, CancellationToken cancellationToken);
}
