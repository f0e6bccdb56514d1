namespace Drydock.Images.Engines;

/// <summary>A container engine could not be read.</summary>
/// <param name="problem">The sentence for a person.</param>
/// <param name="failure">The kind, for callers that go on to another place.</param>
public sealed class EngineException(Problem problem, EngineFailure failure, Exception? inner = null) : ProblemException(problem, inner)
{
    public EngineFailure Failure { get; } = failure;
}
