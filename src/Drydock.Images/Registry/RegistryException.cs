namespace Drydock.Images.Registry;

/// <summary>A registry could not be read: what is asked of it is unknown, never absent or up to date.</summary>
/// <param name="problem">The sentence for a person, without secrets.</param>
/// <param name="failure">The kind, for callers that go on to another place.</param>
/// <param name="status">The HTTP status, where one was received.</param>
public sealed class RegistryException(Problem problem, RegistryFailure failure, int? status = null, Exception? inner = null)
    : ProblemException(problem, inner)
{
    public RegistryFailure Failure { get; } = failure;

    public int? Status { get; } = status;
}
