namespace Drydock.Images.Archives;

/// <summary>An image layout or archive that cannot be opened or does not hold what was asked for.</summary>
public sealed class ArchiveException(Problem problem, Exception? inner = null) : ProblemException(problem, inner);
