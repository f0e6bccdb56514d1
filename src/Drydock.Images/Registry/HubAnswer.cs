namespace Drydock.Images.Registry;

/// <summary>An answer of Docker Hub's own interface, or why there is none.</summary>
/// <param name="Tag">Null when it is not known.</param>
/// <param name="Host">Who was asked.</param>
/// <param name="Why">Why it is not known; null when it is.</param>
public sealed record HubAnswer(HubTag? Tag, string Host, string? Why);
