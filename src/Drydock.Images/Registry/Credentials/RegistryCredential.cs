namespace Drydock.Images.Registry.Credentials;

/// <summary>What proves who asks, for one registry host. Its text never holds a secret.</summary>
public sealed class RegistryCredential
{
    private RegistryCredential(string? user, string? password, string? identityToken, string? registryToken) =>
        (User, Password, IdentityToken, RegistryToken) = (user, password, identityToken, registryToken);

    /// <summary>User name, with <see cref="Password"/>.</summary>
    public string? User { get; }

    /// <summary>Password or access token.</summary>
    public string? Password { get; }

    /// <summary>Refresh token that the token server changes into an access token.</summary>
    public string? IdentityToken { get; }

    /// <summary>Bearer token that the registry itself accepts.</summary>
    public string? RegistryToken { get; }

    public static RegistryCredential Basic(string user, string password) => new(user, password, null, null);

    public static RegistryCredential Identity(string identityToken) => new(null, null, identityToken, null);

    public static RegistryCredential Bearer(string registryToken) => new(null, null, null, registryToken);

    /// <summary>Which kind it is, and nothing else.</summary>
    public override string ToString() => RegistryToken is not null ? "bearer token" : IdentityToken is not null ? "identity token" : "user and password";
}
