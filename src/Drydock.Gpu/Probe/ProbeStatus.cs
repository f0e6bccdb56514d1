namespace Drydock.Gpu.Probe;

/// <summary>How one check of the probe ended.</summary>
public enum ProbeStatus : byte
{
    /// <summary>Checked, and as it should be.</summary>
    Ok,

    /// <summary>Checked, and wrong: the check has a cause and a remedy.</summary>
    Failed,

    /// <summary>Not looked at, because it does not apply here; the detail says why.</summary>
    Skipped,

    /// <summary>Could not be looked at: neither good nor bad.</summary>
    Unknown,
}
