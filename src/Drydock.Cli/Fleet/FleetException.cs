using Drydock.Images;

namespace Drydock.Cli.Fleet;

/// <summary>The fleet file is missing or has problems.</summary>
internal sealed class FleetException(Problem problem, Exception? inner = null) : ProblemException(problem, inner);
