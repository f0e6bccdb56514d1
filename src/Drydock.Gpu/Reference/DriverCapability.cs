namespace Drydock.Gpu.Reference;

/// <summary>A value of <c>NVIDIA_DRIVER_CAPABILITIES</c>.</summary>
/// <param name="IsDefault">Granted when the variable is empty or not set.</param>
/// <param name="Need">Whether a service that computes needs it.</param>
/// <param name="Grants">What is mounted, as a phrase.</param>
/// <param name="Note">Who needs it, as a clause.</param>
public sealed record DriverCapability(string Name, bool IsDefault, CapabilityNeed Need, string Grants, string Note, Citation Citation);
