namespace Drydock.Bases.Products;

/// <summary>How likely an update breaks a service.</summary>
public enum RiskLevel
{
    Low,
    Medium,
    High,
}
