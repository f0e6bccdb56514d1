namespace Drydock.Assessment;

/// <summary>Whether a scan saw everything. Only a complete scan may be called clean.</summary>
public enum ScanStatus
{
    Complete,

    /// <summary>Something could not be read or judged; the problems say what.</summary>
    Partial,

    /// <summary>Nothing could be judged: no package database, or a distribution that no feed covers.</summary>
    Unknown,
}
