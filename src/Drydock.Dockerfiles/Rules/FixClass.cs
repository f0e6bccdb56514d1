namespace Drydock.Dockerfiles.Rules;

/// <summary>What applying a fix needs.</summary>
public enum FixClass
{
    /// <summary>There is none.</summary>
    None,

    /// <summary>The built image stays equivalent: <c>--fix</c> applies it.</summary>
    Safe,

    /// <summary>The built image changes as the rule wants: <c>--fix=suggested</c>, or a person, applies it.</summary>
    Consent,

    /// <summary>Safe once a registry or package index has answered.</summary>
    Lookup,
}
