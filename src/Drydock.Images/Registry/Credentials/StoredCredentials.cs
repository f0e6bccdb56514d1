namespace Drydock.Images.Registry.Credentials;

/// <summary>Finds the credentials that Docker, Podman and the environment hold for the person who runs Drydock.</summary>
public static class StoredCredentials
{
    private static readonly TimeSpan HelperTimeout = TimeSpan.FromSeconds(30);

    /// <summary>The places in order: <c>DRYDOCK_REGISTRY_TOKEN</c>, or <c>DRYDOCK_REGISTRY_USER</c> and <c>_PASSWORD</c>, for one host only;
    /// <c>REGISTRY_AUTH_FILE</c>; Docker's <c>config.json</c>; Podman's <c>auth.json</c>.</summary>
    /// <param name="environment">Reads a variable of the environment; null or empty when unset.</param>
    /// <param name="namedRegistry">The host of the one image that a person named: it gets the credential of the environment unless
    /// <c>DRYDOCK_REGISTRY</c> names another. Null when several images are read; then <c>DRYDOCK_REGISTRY</c> is needed.</param>
    public static IRegistryCredentials From(Func<string, string?> environment, string? namedRegistry)
    {
        var files = new AuthFileCredentials(Files(environment), new CredentialHelper(HelperTimeout));
        var host = Value(environment, "DRYDOCK_REGISTRY") is { } given ? AuthFile.Normal(given) : namedRegistry;
        if (host is null) return files;
        if (Value(environment, "DRYDOCK_REGISTRY_TOKEN") is { } token) return new FixedCredentials(host, RegistryCredential.Bearer(token), files);
        return Value(environment, "DRYDOCK_REGISTRY_USER") is { } user && Value(environment, "DRYDOCK_REGISTRY_PASSWORD") is { } password
            ? new FixedCredentials(host, RegistryCredential.Basic(user, password), files)
            : files;
    }

    private static IEnumerable<string> Files(Func<string, string?> environment)
    {
        if (Value(environment, "REGISTRY_AUTH_FILE") is { } named) yield return named;
        var home = Value(environment, "HOME") ?? Value(environment, "USERPROFILE");
        if (Value(environment, "DOCKER_CONFIG") is { } folder) yield return Path.Combine(folder, "config.json");
        else if (home is not null) yield return Path.Combine(home, ".docker", "config.json");
        if (Value(environment, "XDG_RUNTIME_DIR") is { } runtime) yield return Path.Combine(runtime, "containers", "auth.json");
        if (Value(environment, "XDG_CONFIG_HOME") is { } config) yield return Path.Combine(config, "containers", "auth.json");
        else if (home is not null) yield return Path.Combine(home, ".config", "containers", "auth.json");
    }

    private static string? Value(Func<string, string?> environment, string name) => environment(name) is { Length: > 0 } value ? value : null;
}
