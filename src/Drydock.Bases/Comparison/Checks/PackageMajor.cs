namespace Drydock.Bases.Comparison.Checks;

/// <summary>A package of the distribution whose upstream version has another first number.</summary>
internal sealed class PackageMajor : IComparisonCheck
{
    public string Name => "package-major";

    public IEnumerable<Change> Find(ComparisonInput input)
    {
        foreach (var package in input.Packages.Changed)
            if (First(package.Before!) is { } before && First(package.After!) is { } after && before != after)
                yield return new Change(Name, package.Name, ChangeLevel.Information, $"{package.Name} {package.Before} becomes {package.After}");
    }

    /// <summary>The first number of the upstream version: without epoch, and what "really" is in it (Debian's way back to an older upstream version).</summary>
    private static string? First(string version)
    {
        var upstream = version[(version.IndexOf(':', StringComparison.Ordinal) + 1)..];
        var really = upstream.IndexOf("+really", StringComparison.Ordinal);
        if (really >= 0) upstream = upstream[(really + 7)..];
        var digits = upstream.AsSpan().IndexOfAnyExceptInRange('0', '9');
        return digits == 0 ? null : upstream[..(digits < 0 ? upstream.Length : digits)];
    }
}
