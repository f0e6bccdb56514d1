namespace Drydock.Bases.Tags;

/// <summary>What an update of a base is. A step can be several; they are told apart and never merged into one "newest".</summary>
public enum UpdateKind
{
    /// <summary>The same tag with other content.</summary>
    Rebuild,

    /// <summary>A newer version of the same line, on the same distribution.</summary>
    Patch,

    /// <summary>A newer minor version.</summary>
    Feature,

    /// <summary>Another first number.</summary>
    Major,

    /// <summary>A floating tag that moved to another release of the distribution.</summary>
    OsRefresh,

    /// <summary>A newer release of the distribution, by choice.</summary>
    OsUpgrade,

    /// <summary>Another version of CUDA, cuDNN or ROCm.</summary>
    Accelerator,

    /// <summary>Another size, stage or flavour.</summary>
    Variant,

    /// <summary>Another image.</summary>
    Replacement,

    /// <summary>A tag that is no longer built.</summary>
    Retired,

    /// <summary>A platform that is no longer built.</summary>
    ArchLost,

    /// <summary>Support of the version or the distribution has ended.</summary>
    Eol,
}
