namespace Drydock.Assessment.FleetBases;

/// <summary>Whether a base's tag still points to what was recorded or pinned.</summary>
public enum DriftState
{
    /// <summary>Nobody asked, or nobody answered, or nothing was recorded. It is not up to date.</summary>
    Unknown,

    /// <summary>It was looked up for the first time.</summary>
    First,

    /// <summary>It points to the same content.</summary>
    Same,

    /// <summary>It points to other content.</summary>
    Moved,
}
