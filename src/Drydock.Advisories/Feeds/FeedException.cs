using Drydock.Images;

namespace Drydock.Advisories.Feeds;

/// <summary>A feed that cannot be used as it is: damaged, cut short, or something else altogether.</summary>
public sealed class FeedException : ProblemException
{
    /// <param name="wrong">What was wrong: "the JSON ends after 4,096 bytes".</param>
    /// <param name="inner">The reader's own exception.</param>
    public FeedException(string wrong, Exception? inner = null)
        : this(new Problem("reading", "the feed", wrong, "fetch it again; if it stays so, report it to its publisher"), inner)
    {
    }

    /// <param name="problem">The whole sentence.</param>
    /// <param name="inner">The cause.</param>
    public FeedException(Problem problem, Exception? inner = null)
        : base(problem, inner)
    {
    }
}
