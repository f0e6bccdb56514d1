namespace Drydock.Assessment.Deadlines;

/// <summary>Where an episode stands.</summary>
public enum EpisodeState
{
    /// <summary>Present, clock running (or no deadline by policy).</summary>
    Open,

    /// <summary>Present, and the clock waits for what starts it.</summary>
    Waiting,

    /// <summary>Present and accepted; the clock stands.</summary>
    Waived,

    /// <summary>Gone, as a complete scan showed.</summary>
    Fixed,

    /// <summary>Its service is gone.</summary>
    Retired,

    /// <summary>A statement says that the service is not affected.</summary>
    NotAffected,
}
