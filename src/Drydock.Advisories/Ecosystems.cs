using Drydock.Advisories.Versions;

namespace Drydock.Advisories;

/// <summary>What the names of OSV's ecosystems mean for names and versions.</summary>
internal static class Ecosystems
{
    /// <summary>The ecosystem without its release: <c>Debian</c> for <c>Debian:12</c>.</summary>
    public static string BaseOf(string ecosystem)
    {
        var colon = ecosystem.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? ecosystem : ecosystem[..colon];
    }

    /// <summary>The order of versions in an ecosystem; null when there is no scheme for it.</summary>
    public static IVersionScheme? SchemeOf(string ecosystem) => BaseOf(ecosystem) switch
    {
        "Debian" or "Ubuntu" => VersionSchemes.Find("deb"),
        "Alpine" or "Wolfi" or "Chainguard" => VersionSchemes.Find("apk"),
        "PyPI" => VersionSchemes.Find("pep440"),
        "AlmaLinux" or "Rocky Linux" or "Red Hat" or "openSUSE" or "SUSE" => VersionSchemes.Find("rpm"),
        "npm" or "Go" or "crates.io" => VersionSchemes.Find("semver"),
        "NuGet" => VersionSchemes.Find("nuget"),
        "Maven" => VersionSchemes.Find("maven"),
        "RubyGems" => VersionSchemes.Find("gem"),
        _ => null,
    };

    /// <summary>The one form under which a package of this ecosystem is stored and asked for.</summary>
    /// <remarks>PyPI: PEP 503, runs of <c>-_.</c> become one dash, lower case. NuGet: ids compare without case.</remarks>
    public static string NormalName(string ecosystem, string name) => ecosystem switch
    {
        "PyPI" => Pep503(name),
        "NuGet" => name.ToLowerInvariant(),
        _ => name,
    };

    private static string Pep503(string name)
    {
        var normal = true;
        var previous = 'a';
        foreach (var c in name)
        {
            normal &= c is not ('_' or '.') && !char.IsUpper(c) && !(c == '-' && previous == '-');
            previous = c;
        }

        if (normal) return name;
        var result = new System.Text.StringBuilder(name.Length);
        foreach (var c in name)
        {
            if (c is not ('-' or '_' or '.')) result.Append(char.ToLowerInvariant(c));
            else if (result.Length == 0 || result[^1] != '-') result.Append('-');
        }

        return result.ToString();
    }
}
