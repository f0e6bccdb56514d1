namespace Drydock.Gpu.Resolution;

/// <summary>What the known facts say. What they do not say is unknown, never yes.</summary>
public enum Answer
{
    Unknown,
    Yes,
    No,
}
