namespace Drydock.Advisories.Versions;

/// <summary>The order of versions in one ecosystem. One file per scheme, listed in <see cref="VersionSchemes"/>.</summary>
public interface IVersionScheme
{
    /// <summary>Short and unique, as on the command line: <c>deb</c>, <c>apk</c>, <c>pep440</c>.</summary>
    string Name { get; }

    /// <summary>Other names that are accepted (<c>debian</c>, <c>dpkg</c>).</summary>
    IReadOnlyList<string> Aliases { get; }

    /// <summary>Compares two versions: below, equal to or above zero as <paramref name="a"/> is older, equal or newer.</summary>
    /// <returns>False, with the reason in <paramref name="problem"/>, when one of them is not a version of this scheme. Never throws.</returns>
    bool TryCompare(string a, string b, out int order, out string? problem);
}
