namespace Drydock.Assessment.Deadlines;

/// <summary>What starts a finding's clock.</summary>
public enum ClockStart
{
    /// <summary>The first time that it could be known here.</summary>
    FirstSeen,

    /// <summary>The advisory's publication, where that is known and earlier.</summary>
    Published,

    /// <summary>The first time that a fix is known here.</summary>
    FixAvailable,

    /// <summary>The first time that it is known here to be exploited.</summary>
    KnownExploited,
}
