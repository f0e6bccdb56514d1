namespace Drydock.Advisories.Versions;

/// <summary>Semantic versions: <c>[v]N(.N)*[-prerelease][+build]</c>.</summary>
/// <remarks>
/// Semantic Versioning 2.0.0, section 11: numbers by value, a pre-release before its release, pre-release identifiers one by one (numbers by
/// value and before words), build metadata not compared. Accepted besides: a <c>v</c> in front, fewer or more than three numbers (missing ones
/// are 0), leading zeros.
/// </remarks>
public sealed class SemanticVersion : IVersionScheme
{
    public string Name => "semver";

    public IReadOnlyList<string> Aliases { get; } = ["npm", "go", "cargo"];

    public bool TryCompare(string a, string b, out int order, out string? problem) =>
        DottedVersions.TryCompare("a semantic version", a, b, StringComparison.Ordinal, out order, out problem);
}
