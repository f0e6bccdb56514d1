using Drydock.Packages;

namespace Drydock.Bases.Comparison.Checks;

/// <summary>A tool for building that language images bring along: setuptools and wheel left the Python images from 3.12 on.</summary>
internal sealed class BundledToolRemoved : IComparisonCheck
{
    private static readonly string[] Tools = ["pip", "setuptools", "wheel", "npm", "yarn", "corepack"];

    public string Name => "bundled-tool-removed";

    public IEnumerable<Change> Find(ComparisonInput input) => input.Packages.Removed
        .Where(static p => p.Type is PackageType.PyPi or PackageType.Npm && Tools.Contains(p.Name))
        .Select(p => new Change(Name, p.Name, ChangeLevel.Likely, $"{p.Name} {p.Before} is not part of the image any more: builds that call it fail"));
}
