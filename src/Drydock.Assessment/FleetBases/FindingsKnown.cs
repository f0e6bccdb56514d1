namespace Drydock.Assessment.FleetBases;

/// <summary>Whether the findings of a base are known.</summary>
public enum FindingsKnown
{
    /// <summary>It was never scanned as it is written now.</summary>
    NotScanned,

    /// <summary>The last scan failed, or another day is spoken of.</summary>
    Unknown,

    /// <summary>There are at least so many.</summary>
    Partial,

    /// <summary>A complete scan saw so many.</summary>
    Complete,
}
