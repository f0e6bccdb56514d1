using Drydock.Images;

namespace Drydock.Cli;

/// <summary>A result could not be written.</summary>
internal sealed class OutputException(Problem problem, Exception? inner = null) : ProblemException(problem, inner);
