namespace Drydock.Advisories.Versions;

/// <summary>NuGet versions: <c>N(.N){0,3}[-prerelease][+metadata]</c>.</summary>
/// <remarks>
/// NuGet documentation, "Package versioning": as Semantic Versioning 2.0.0 with a fourth number and pre-release identifiers compared without
/// regard to case; missing numbers are 0.
/// </remarks>
public sealed class NuGetVersion : IVersionScheme
{
    public string Name => "nuget";

    public IReadOnlyList<string> Aliases { get; } = ["dotnet"];

    public bool TryCompare(string a, string b, out int order, out string? problem) =>
        DottedVersions.TryCompare("a NuGet version", a, b, StringComparison.OrdinalIgnoreCase, out order, out problem);
}
