using Drydock.Images;

namespace Drydock.Cli.Usage;

/// <summary>The command line asks for something that does not make sense together.</summary>
internal sealed class UsageException(Problem problem) : ProblemException(problem);
