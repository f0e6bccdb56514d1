using System.Collections.Immutable;
using Drydock.Assessment.State;
using Drydock.Bases.Status;
using Drydock.Images;
using Drydock.Images.References;

namespace Drydock.Assessment.FleetBases;

/// <summary>What a base's tag points to now, beside what it pointed to at the last look.</summary>
/// <param name="Text">For people, on one line.</param>
public sealed record BaseDrift(DriftState State, string Text)
{
    /// <summary>The last digest that was recorded for the base as it is written now; null when there is none.</summary>
    public RecordedBase? Recorded { get; init; }

    /// <summary>How often the recorded digest has changed.</summary>
    public int Changes { get; init; }

    /// <summary>What it points to now; null when that is not known.</summary>
    public Digest? Now { get; init; }

    /// <summary>Compares a base with what was recorded of it.</summary>
    /// <param name="recorded">The service's, oldest first; rows of other references do not count.</param>
    /// <param name="found">What the registry said; null when it was not asked.</param>
    public static BaseDrift Of(ImageReference reference, ImmutableArray<RecordedBase> recorded, BaseLookup? found)
    {
        var rows = recorded.Where(r => r.Reference == reference.Familiar).ToList();
        var last = rows.LastOrDefault();
        var drift = Judge(reference, last, rows.Count, found);
        return drift with { Recorded = last, Changes = rows.Zip(rows.Skip(1)).Count(static p => p.First.Digest != p.Second.Digest), Now = found?.Digest };
    }

    private static BaseDrift Judge(ImageReference reference, RecordedBase? last, int rows, BaseLookup? found)
    {
        if (reference is { Tag: null, Digest: not null }) return new BaseDrift(DriftState.Same, "a digest alone never changes; no tag says what is newer");
        if (found is null) return new BaseDrift(DriftState.Unknown, NotAsked(last, rows));
        if (found.Names.IsEmpty) return new BaseDrift(DriftState.Unknown, "not known: its registry could not be asked");
        if (reference.Digest is { } pinned)
            return found.Names.Contains(pinned) ? new BaseDrift(DriftState.Same, "the pinned digest is what the tag points to") : new BaseDrift(DriftState.Moved, $"the tag has moved on to {Short(found.Names[0].ToString())}");
        if (last is null) return new BaseDrift(DriftState.First, "first seen now");
        return found.Names.Any(n => n.ToString() == last.Digest)
            ? new BaseDrift(DriftState.Same, $"the same since {last.At.UtcDateTime:yyyy-MM-dd}")
            : new BaseDrift(DriftState.Moved, $"moved since {last.At.UtcDateTime:yyyy-MM-dd}: {Short(last.Digest)} became {Short(found.Names[0].ToString())}");
    }

    private static string NotAsked(RecordedBase? last, int rows) => last is null
        ? "not known: no digest is recorded"
        : $"not asked; recorded on {last.At.UtcDateTime:yyyy-MM-dd}{(rows > 1 ? $", changed {Reports.ReportText.Plural(rows - 1, "time", "times")} before" : "")}";

    /// <summary>Enough of a digest to tell two apart.</summary>
    private static string Short(string digest) => digest.IndexOf(':', StringComparison.Ordinal) is var colon && digest.Length > colon + 13 ? digest[..(colon + 13)] : digest;
}
