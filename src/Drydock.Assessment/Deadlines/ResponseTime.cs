namespace Drydock.Assessment.Deadlines;

/// <summary>How long a finding may stay.</summary>
public sealed record ResponseTime
{
    private ResponseTime(TimeSpan? duration, bool inWindow) => (Duration, InWindow) = (duration, inWindow);

    /// <summary>No deadline; it must be written, it never comes about by itself.</summary>
    public static ResponseTime None { get; } = new(null, inWindow: false);

    /// <summary>Until the end of the next maintenance window.</summary>
    public static ResponseTime NextWindow { get; } = new(null, inWindow: true);

    /// <summary>Elapsed time; null for the other two.</summary>
    public TimeSpan? Duration { get; }

    public bool InWindow { get; }

    public bool IsNone => Duration is null && !InWindow;

    /// <summary>Elapsed time by the clock: neither nights nor weekends stop it.</summary>
    public static ResponseTime Within(TimeSpan duration) => new(duration, inWindow: false);
}
