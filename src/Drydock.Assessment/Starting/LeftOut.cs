namespace Drydock.Assessment.Starting;

/// <summary>Something that was found and is no service of the draft.</summary>
/// <param name="Where">Path, and the service where it is one of a compose file.</param>
/// <param name="Why">As a clause.</param>
public sealed record LeftOut(string Where, string Why);
