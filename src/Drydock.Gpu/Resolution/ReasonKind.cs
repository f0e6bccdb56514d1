namespace Drydock.Gpu.Resolution;

/// <summary>What a reason does to the answer.</summary>
public enum ReasonKind
{
    /// <summary>Only tells something.</summary>
    Fact,

    /// <summary>It works, with a risk.</summary>
    Caution,

    /// <summary>It cannot be said whether it works.</summary>
    Unknown,

    /// <summary>It does not work.</summary>
    Blocks,
}
