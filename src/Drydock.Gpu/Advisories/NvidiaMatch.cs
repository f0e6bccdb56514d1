namespace Drydock.Gpu.Advisories;

/// <summary>An advisory that holds for a component of a host.</summary>
/// <param name="Installed">The version there.</param>
/// <param name="Certain">False where the advisory has a condition that was not looked at.</param>
public sealed record NvidiaMatch(NvidiaAdvisory Advisory, ComponentVersion Installed, bool Certain);
