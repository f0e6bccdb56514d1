namespace Drydock.Packages;

/// <summary>The distribution of an image, from its os-release file.</summary>
/// <param name="Id"><c>debian</c>, <c>alpine</c>, … (os-release(5) ID).</param>
/// <param name="VersionId"><c>12</c>, <c>3.20.3</c>; null for rolling releases.</param>
/// <param name="Codename"><c>bookworm</c>, <c>trixie</c> for testing and unstable, <c>edge</c> for Alpine's rolling release; null where there is none.</param>
/// <param name="PrettyName">For people.</param>
public sealed record OsRelease(string Id, string? VersionId, string? Codename, string PrettyName)
{
    /// <summary>As in a package URL's <c>distro</c> qualifier: <c>debian-12</c>, <c>alpine-edge</c>.</summary>
    public string Qualifier => (VersionId ?? Codename) is { } release ? $"{Id}-{release}" : Id;
}
