using Drydock.Images;

namespace Drydock.Cli.Database;

/// <summary>The advisories are older than allowed.</summary>
internal sealed class StaleDatabaseException(Problem problem) : ProblemException(problem);
