using Drydock.Assessment.Deadlines;
using Drydock.Assessment.FleetReports;
using Drydock.Assessment.Review;
using Drydock.Assessment.State;

namespace Drydock.Assessment.FleetBases;

/// <summary>The open findings of what a service runs on, as far as the state knows them. Without a scan there is no number.</summary>
/// <param name="Counts">Null when no number is known.</param>
/// <param name="At">When it was scanned (UTC); null when it was not.</param>
/// <param name="Text">For people, on one line.</param>
public sealed record BaseFindings(FindingsKnown Known, SeverityTally? Counts, DateTimeOffset? At, string Text)
{
    /// <summary>Findings of another day than today are not told.</summary>
    public static BaseFindings OtherDay { get; } = new(FindingsKnown.Unknown, null, null, "not told for another day");

    /// <summary>Nothing was scanned.</summary>
    public static BaseFindings None { get; } = new(FindingsKnown.NotScanned, null, null, "not scanned");

    /// <summary>The findings of a service's image, else of its base.</summary>
    /// <param name="reference">The base as it is written now: a scan of another one does not count.</param>
    /// <param name="scans">The last look at every part of the service.</param>
    /// <param name="findings">Of the service.</param>
    public static BaseFindings Of(string reference, IReadOnlyCollection<RecordedScan> scans, IEnumerable<FindingRecord> findings)
    {
        var scan = scans.FirstOrDefault(static s => s.Part == "image") ?? scans.FirstOrDefault(static s => s.Part == "base");
        if (scan is null) return None;
        if (scan.Part == "base" && scan.Target != reference) return new BaseFindings(FindingsKnown.NotScanned, null, scan.At, $"not scanned; the last scan saw {scan.Target}");
        if (scan.Outcome is "failed" or "unknown") return new BaseFindings(FindingsKnown.Unknown, null, scan.At, $"not known: the scan of {scan.At.UtcDateTime:yyyy-MM-dd} {(scan.Outcome == "failed" ? "failed" : "could not judge it")}");
        var open = SeverityTally.Of(findings.Where(f => f.Episode is { IsPresent: true, State: not EpisodeState.Waived } && f.Finding.Parts.Contains(scan.Part)).Select(static f => f.Episode.Severity));
        return scan is { Outcome: "complete", IsSample: false }
            ? new BaseFindings(FindingsKnown.Complete, open, scan.At, $"{open.InWords()} on {scan.At.UtcDateTime:yyyy-MM-dd}")
            : new BaseFindings(FindingsKnown.Partial, open, scan.At, $"at least {(open.Total == 0 ? "0" : open.InWords())} on {scan.At.UtcDateTime:yyyy-MM-dd}, {(scan.IsSample ? "by the bundled sample" : "a partial scan")}");
    }
}
