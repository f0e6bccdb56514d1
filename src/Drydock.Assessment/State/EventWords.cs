using Drydock.Assessment.Deadlines;

namespace Drydock.Assessment.State;

/// <summary>The names of events in the state file and in JSON.</summary>
public static class EventWords
{
    public static string Of(FindingEventKind kind) => kind switch
    {
        FindingEventKind.Observed => "observed",
        FindingEventKind.SeverityChanged => "severity-changed",
        FindingEventKind.ExploitedAdded => "exploited-added",
        FindingEventKind.ExploitedRemoved => "exploited-removed",
        FindingEventKind.FixPublished => "fix-published",
        FindingEventKind.FixWithdrawn => "fix-withdrawn",
        FindingEventKind.Waived => "waived",
        FindingEventKind.Unwaived => "unwaived",
        FindingEventKind.NotAffected => "not-affected",
        FindingEventKind.Fixed => "fixed",
        FindingEventKind.Retired => "retired",
        _ => "breached",
    };

    /// <summary>The event of a name.</summary>
    /// <exception cref="InvalidDataException">No such event: the file was changed by something else.</exception>
    internal static FindingEventKind Parse(string word) =>
        Enum.GetValues<FindingEventKind>().Where(k => Of(k) == word).Select(static k => (FindingEventKind?)k).FirstOrDefault() ?? throw new InvalidDataException($"there is no event '{word}'");
}
