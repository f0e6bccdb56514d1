namespace Drydock.Advisories;

/// <summary>What happens at a version.</summary>
public enum RangeEventKind : byte
{
    /// <summary>This version and those above it are affected.</summary>
    Introduced,

    /// <summary>This version and those above it are not affected.</summary>
    Fixed,

    /// <summary>Versions above this one are not affected; this one is.</summary>
    LastAffected,

    /// <summary>Nothing is said about this version and those above it.</summary>
    Limit,
}
