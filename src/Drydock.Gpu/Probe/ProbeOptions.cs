namespace Drydock.Gpu.Probe;

/// <summary>What a probe needs from its surroundings.</summary>
public sealed record ProbeOptions
{
    /// <summary>Starts this program so that <see cref="Native.NativeStep.Run"/> is called with the two arguments put behind: step and seconds.</summary>
    public required IReadOnlyList<string> StepCommand { get; init; }

    /// <summary>Reads a variable; null when it is not set.</summary>
    public required Func<string, string?> Environment { get; init; }

    /// <summary>For everything together.</summary>
    public required TimeSpan Timeout { get; init; }

    public required TimeProvider Clock { get; init; }
}
