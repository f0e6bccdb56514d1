namespace Drydock.Gpu.Probe.Steps;

/// <summary>How a bounded process ended.</summary>
internal enum ProcessEnd : byte
{
    /// <summary>By itself, with an exit code.</summary>
    Exited,

    /// <summary>Its time was up, and it was killed.</summary>
    TimedOut,

    /// <summary>It printed more than is accepted, and was killed.</summary>
    TooMuchOutput,

    /// <summary>It could not be started.</summary>
    NotStarted,
}
