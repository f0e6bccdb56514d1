namespace Drydock.Assessment.Deadlines;

/// <summary>What can happen to a finding. The names are those of the state file, in kebab-case.</summary>
public enum FindingEventKind
{
    /// <summary>A scan saw it and it was not open: with severity, fix, known exploitation and publication.</summary>
    Observed,
    SeverityChanged,
    ExploitedAdded,
    ExploitedRemoved,
    FixPublished,

    /// <summary>The fix is no longer offered.</summary>
    FixWithdrawn,

    /// <summary>Accepted, until an instant.</summary>
    Waived,

    /// <summary>The waiver was taken back before its end.</summary>
    Unwaived,

    /// <summary>A statement (VEX) says that the service is not affected.</summary>
    NotAffected,

    /// <summary>A complete scan no longer saw it.</summary>
    Fixed,

    /// <summary>The service is gone; that is no fix.</summary>
    Retired,

    /// <summary>Its deadline passed. Recorded once, dated to the deadline; later policies do not undo it.</summary>
    Breached,
}
