using Drydock.Images;

namespace Drydock.Cli;

/// <summary>The time given by <c>--timeout</c> was up.</summary>
internal sealed class TimeLimitException(Problem problem) : ProblemException(problem);
