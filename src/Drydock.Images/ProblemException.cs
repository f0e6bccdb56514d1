namespace Drydock.Images;

/// <summary>Stops the whole command with one sentence for a person. Each boundary derives its own type from it.</summary>
public class ProblemException(Problem problem, Exception? inner = null) : Exception(problem.ToString(), inner)
{
    /// <summary>What went wrong and what to do next.</summary>
    public Problem Problem { get; } = problem;
}
