using Drydock.Assessment.Deadlines;

namespace Drydock.Assessment.FleetReports;

/// <summary>The words for states of findings in JSON.</summary>
public static class EpisodeWords
{
    public static string Of(EpisodeState state) => state switch
    {
        EpisodeState.Open => "open",
        EpisodeState.Waiting => "waiting",
        EpisodeState.Waived => "waived",
        EpisodeState.Fixed => "fixed",
        EpisodeState.Retired => "retired",
        _ => "not-affected",
    };
}
