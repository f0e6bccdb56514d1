namespace Drydock.Advisories;

/// <summary>What can be done about a match. Written in reports as the kebab-case name.</summary>
public enum MatchStatus : byte
{
    /// <summary>A fixed version exists for this release.</summary>
    Fixed,

    /// <summary>Affected, no fix yet.</summary>
    Affected,

    /// <summary>The distribution said it will not fix it (Debian "ignored").</summary>
    WillNotFix,

    /// <summary>A fix may come with a point release (Debian "no-dsa", "postponed").</summary>
    FixDeferred,

    /// <summary>The package is no longer supported in this release.</summary>
    EndOfLife,

    /// <summary>The distribution has not decided (Debian "undetermined"): shown as unknown.</summary>
    UnderInvestigation,
}
