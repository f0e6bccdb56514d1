namespace Drydock.Images.Registry;

/// <summary>Why a registry could not answer.</summary>
public enum RegistryFailure
{
    /// <summary>The registry says that there is no such manifest, blob or repository.</summary>
    NotFound,

    /// <summary>The registry wants other credentials, or any.</summary>
    Denied,

    /// <summary>The registry asks to wait longer than is waited.</summary>
    RateLimited,

    /// <summary>No connection, no answer in time, or a server error that outlasted the retries.</summary>
    Unreachable,

    /// <summary>Drydock's own rules forbid what the registry asks for.</summary>
    Forbidden,

    /// <summary>The answer is not what was asked for: a wrong digest, a wrong type, too large, cut.</summary>
    Damaged,
}
