namespace Drydock.Cli;

/// <summary>What the process ends with. A violated policy has its own number (2, or the one given to <c>--exit-code</c>), decided by the gate.</summary>
internal static class ExitCodes
{
    public const int Success = 0;

    /// <summary>Could not do what was asked: usage, input, network, a partial result.</summary>
    public const int Failure = 1;

    /// <summary>Something is not within policy, where no other number was asked for.</summary>
    public const int PolicyViolated = 2;

    /// <summary>Stopped by Ctrl-C, as shells report it (128 + SIGINT).</summary>
    public const int Interrupted = 130;
}
