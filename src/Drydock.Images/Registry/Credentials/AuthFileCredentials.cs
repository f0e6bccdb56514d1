using Drydock.Images.References;

namespace Drydock.Images.Registry.Credentials;

/// <summary>Credentials from files of Docker's and Podman's form; the first file that has one for the host decides. Each file is read once.</summary>
/// <remarks>Within a file: <c>credHelpers</c> of the host, then <c>credsStore</c>, then <c>auths</c>. A helper that cannot be run does not stop an
/// anonymous pull: its problem is told when the registry refuses.</remarks>
public sealed class AuthFileCredentials : IRegistryCredentials
{
    private readonly Lazy<List<AuthFile>> files;
    private readonly CredentialHelper helper;

    /// <param name="paths">In order; files that do not exist are passed over.</param>
    public AuthFileCredentials(IEnumerable<string> paths, CredentialHelper helper)
    {
        var wanted = paths.ToArray();
        files = new Lazy<List<AuthFile>>(() => [.. wanted.Select(AuthFile.Read).OfType<AuthFile>()]);
        this.helper = helper;
    }

    public async Task<FoundCredential> FindAsync(string registry, string repository, CancellationToken cancellationToken)
    {
        Problem? problem = null;
        foreach (var file in files.Value)
        {
            var program = file.Helpers.GetValueOrDefault(registry) ?? file.Store;
            if (program is not null)
            {
                var server = registry == ImageReference.DockerHub ? "https://index.docker.io/v1/" : registry;
                var found = await helper.GetAsync(program, server, cancellationToken);
                if (found.Credential is not null) return found;
                problem ??= found.Problem;
            }

            if (file.Find(registry, repository) is { } credential) return new FoundCredential(credential);
        }

        return new FoundCredential(null, problem);
    }
}
