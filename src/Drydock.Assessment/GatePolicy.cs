namespace Drydock.Assessment;

/// <summary>What makes a complete scan fail.</summary>
public sealed record GatePolicy
{
    /// <summary>Fails only on a scan that is not complete.</summary>
    public static GatePolicy None { get; } = new();

    public FailOn FailOn { get; init; } = FailOn.Nothing;

    /// <summary>Count only vulnerabilities with a fixed version.</summary>
    public bool OnlyFixed { get; init; }

    /// <summary>The exit code of a violated gate.</summary>
    public int ExitCode { get; init; } = 2;
}
