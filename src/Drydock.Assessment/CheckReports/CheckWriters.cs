namespace Drydock.Assessment.CheckReports;

/// <summary>The list of formats of a check.</summary>
public static class CheckWriters
{
    /// <summary>For people first, then for machines.</summary>
    public static IReadOnlyList<ICheckWriter> All { get; } =
        [new CheckTable(), new CheckJson(), new CheckSarif(), new GitHubAnnotations(), new GitLabCodeQuality(), new Checkstyle(), new JUnit()];

    /// <summary>The writer of this format; null when there is none.</summary>
    public static ICheckWriter? Find(string format) => All.FirstOrDefault(w => w.Format.Equals(format, StringComparison.OrdinalIgnoreCase));
}
