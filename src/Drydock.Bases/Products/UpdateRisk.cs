namespace Drydock.Bases.Products;

/// <summary>How likely an update breaks a service, and by what.</summary>
public sealed record UpdateRisk(RiskLevel Level, string Reason);
