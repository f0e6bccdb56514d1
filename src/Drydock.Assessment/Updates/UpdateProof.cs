namespace Drydock.Assessment.Updates;

/// <summary>One thing that an updated service had to show.</summary>
/// <param name="Name">What was tried: <c>build</c>, <c>test</c>, <c>structure tests</c>, <c>health</c>.</param>
/// <param name="Text">How it went, on one line.</param>
public sealed record UpdateProof(string Name, bool Passed, string Text)
{
    /// <summary>Lines of a log that tell why it failed; empty when it passed.</summary>
    public System.Collections.Immutable.ImmutableArray<string> Log { get; init; } = [];
}
