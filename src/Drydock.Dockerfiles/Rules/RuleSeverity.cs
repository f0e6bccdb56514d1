namespace Drydock.Dockerfiles.Rules;

/// <summary>How much a rule's result matters, least first.</summary>
public enum RuleSeverity
{
    /// <summary>Not reported unless asked for; counts as <see cref="Info"/> then.</summary>
    Off,

    /// <summary>Looks only.</summary>
    Style,

    /// <summary>Worth knowing.</summary>
    Info,

    /// <summary>Worth mending.</summary>
    Warning,

    /// <summary>A weakness that an attacker can use.</summary>
    High,

    /// <summary>Does not build, or does not do what it says.</summary>
    Error,
}
