namespace Drydock.Advisories.Feeds;

/// <summary>Debian's codenames and the release numbers they stand for.</summary>
/// <remarks>https://www.debian.org/releases/; numbers of releases to come are announced long before.</remarks>
internal static class DebianReleases
{
    private static readonly (string Codename, string Number)[] Known =
    [
        ("wheezy", "7"), ("jessie", "8"), ("stretch", "9"), ("buster", "10"), ("bullseye", "11"),
        ("bookworm", "12"), ("trixie", "13"), ("forky", "14"), ("duke", "15"),
    ];

    /// <summary>The OSV ecosystem of a suite: <c>Debian:12</c> for bookworm, <c>Debian:sid</c> for one without a number.</summary>
    public static string EcosystemOf(string codename)
    {
        foreach (var (name, number) in Known)
        {
            if (name == codename) return "Debian:" + number;
        }

        return "Debian:" + codename;
    }
}
