namespace Drydock.Images.Registry.Credentials;

/// <summary>The answer to "who am I at this registry?".</summary>
/// <param name="Credential">Null for anonymous.</param>
/// <param name="Problem">Why a stored credential could not be had; told when the registry refuses the anonymous request.</param>
public sealed record FoundCredential(RegistryCredential? Credential, Problem? Problem = null)
{
    /// <summary>Nothing is stored.</summary>
    public static FoundCredential None { get; } = new((RegistryCredential?)null);
}
