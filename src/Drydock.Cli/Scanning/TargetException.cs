using Drydock.Images;

namespace Drydock.Cli.Scanning;

/// <summary>A target cannot be understood or opened.</summary>
internal sealed class TargetException(Problem problem, Exception? inner = null) : ProblemException(problem, inner);
