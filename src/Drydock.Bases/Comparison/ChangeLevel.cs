namespace Drydock.Bases.Comparison;

/// <summary>What a change does to a service.</summary>
public enum ChangeLevel
{
    /// <summary>Good to know.</summary>
    Information,

    /// <summary>It breaks services that use what is gone or other.</summary>
    Likely,

    /// <summary>It breaks this service: the evidence shows the use.</summary>
    Breaking,
}
