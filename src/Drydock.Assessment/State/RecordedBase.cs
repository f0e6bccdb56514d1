namespace Drydock.Assessment.State;

/// <summary>A digest that a service's base had; one row per change.</summary>
/// <param name="At">When it was first seen (UTC).</param>
public sealed record RecordedBase(string Service, DateTimeOffset At, string Reference, string Digest, string? Platform)
{
    /// <summary>The digest that the tag itself had at the last look, where that is another: of the index that holds the platform's manifest. Null when it is not known.</summary>
    public string? Listed { get; init; }
}
