namespace Drydock.Advisories;

/// <summary>One boundary of a <see cref="VersionRange"/>.</summary>
public readonly record struct RangeEvent(RangeEventKind Kind, string Version)
{
    /// <summary>The version before all others, in an introduction.</summary>
    public const string Beginning = "0";
}
