namespace Drydock.Dockerfiles.Rules;

/// <summary>When a rule speaks.</summary>
public enum RuleScope
{
    /// <summary>Always.</summary>
    Default,

    /// <summary>Only when a policy asks for it.</summary>
    Policy,
}
