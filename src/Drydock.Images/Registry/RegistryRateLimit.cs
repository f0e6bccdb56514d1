namespace Drydock.Images.Registry;

/// <summary>What a registry said last about its pull limit (<c>ratelimit-limit</c>, <c>ratelimit-remaining</c>, as Docker Hub sends them).</summary>
/// <param name="Limit">Pulls in the window.</param>
/// <param name="Remaining">Pulls left.</param>
/// <param name="Window">Length of the window; null when not said.</param>
public sealed record RegistryRateLimit(int Limit, int Remaining, TimeSpan? Window);
