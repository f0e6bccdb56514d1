namespace Drydock.Bases.Tags;

/// <summary>The distribution of a base, as far as it is known.</summary>
/// <param name="Id">As os-release's ID says it: <c>debian</c>, <c>ubuntu</c>, <c>alpine</c>, <c>rhel</c>, …; <c>windows</c>.</param>
/// <param name="Version"><c>12</c>, <c>24.04</c>, <c>3.20</c>, <c>ltsc2022</c>; null when the release is open.</param>
/// <param name="Codename"><c>bookworm</c>; null where the distribution has none, or the release is open.</param>
public sealed record BaseOs(string Id, string? Version, string? Codename)
{
    /// <summary>True when the release is named, not only the distribution.</summary>
    public bool HasRelease => Version is not null || Codename is not null;

    /// <summary>As tags say it: <c>bookworm</c>, <c>alpine3.20</c>, <c>ubi9</c>.</summary>
    public string Suite => Codename ?? (Version is null ? Id : Id is "debian" ? $"{Id} {Version}" : Id + Version);

    /// <summary>For people: <c>Debian 12 (bookworm)</c>.</summary>
    public string Describe()
    {
        var name = Id switch
        {
            "debian" => "Debian",
            "ubuntu" => "Ubuntu",
            "alpine" => "Alpine",
            "rhel" => "RHEL",
            "almalinux" => "AlmaLinux",
            "rocky" => "Rocky Linux",
            "ol" => "Oracle Linux",
            "amzn" => "Amazon Linux",
            "centos" => "CentOS",
            "fedora" => "Fedora",
            "windows" => "Windows",
            _ => Id,
        };
        return name + (Version is null ? "" : " " + Version) + (Codename is null ? "" : Version is null ? " " + Codename : $" ({Codename})");
    }
}
