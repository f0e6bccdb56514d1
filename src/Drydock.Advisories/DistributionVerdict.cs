namespace Drydock.Advisories;

/// <summary>What a distribution decided about a vulnerability in one release of one of its packages.</summary>
/// <remarks>Debian security tracker: status, urgency, nodsa and nodsa_reason of a release.</remarks>
[Flags]
public enum DistributionVerdict : byte
{
    None = 0,

    /// <summary>The release was never affected (Debian and Alpine: fixed version "0").</summary>
    NotAffected = 1,

    /// <summary>No security impact in the binaries that are shipped.</summary>
    Unimportant = 2,

    /// <summary>No security announcement of its own; a fix may come with a point release.</summary>
    NoDsa = 4,

    /// <summary>Will not be fixed.</summary>
    Ignored = 8,

    /// <summary>Will be fixed together with something else.</summary>
    Postponed = 16,

    /// <summary>The package is no longer supported in this release.</summary>
    EndOfLife = 32,

    /// <summary>Not decided yet.</summary>
    Undetermined = 64,
}
