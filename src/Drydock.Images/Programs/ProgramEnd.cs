namespace Drydock.Images.Programs;

/// <summary>How a program ended.</summary>
public enum ProgramEnd
{
    /// <summary>By itself, or by a signal of another.</summary>
    Exited,

    /// <summary>It could not be started.</summary>
    NotStarted,

    /// <summary>Its time was up: it was ended, with all it had started.</summary>
    TimedOut,

    /// <summary>It wrote more than is kept: it was ended, with all it had started.</summary>
    TooMuchOutput,
}
