namespace Drydock.Advisories;

/// <summary>When a kind of support ends: a day, or only whether it has ended, or nothing.</summary>
/// <param name="Date">The last day; null when the source gives none.</param>
/// <param name="Stated">What a source without a day says: true for ended, false for not ended; null when it says nothing.</param>
public readonly record struct SupportEnd(DateOnly? Date, bool? Stated = null)
{
    /// <summary>Whether it ended before a day; null when nothing is known.</summary>
    public bool? EndedBefore(DateOnly day) => Date is { } date ? date < day : Stated;
}
