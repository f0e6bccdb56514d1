using Drydock.Advisories.Feeds;
using Drydock.Packages;

namespace Drydock.Advisories;

/// <summary>When the support of a distribution's release ends.</summary>
public static class SupportDates
{
    /// <summary>The day up to which the built-in dates are right.</summary>
    public static DateOnly BuiltInAsOf => KnownSupportDates.AsOf;

    /// <summary>The life of a release: from the store, else from a built-in table of Debian, Alpine and Ubuntu; null when neither knows it.
    /// Debian testing and unstable have no dates until they are released.</summary>
    public static ReleaseSupport? Find(IAdvisoryStore? store, OsRelease os)
    {
        if (ProductOf(os.Id) is not { } product || CycleOf(os) is not { } cycle) return null;
        return store?.FindSupport(product, cycle) ?? KnownSupportDates.Find(product, cycle);
    }

    /// <summary>endoflife.date's name of a distribution, from its os-release ID.</summary>
    private static string? ProductOf(string id) => id switch
    {
        "alpine" => "alpine-linux",
        "amzn" => "amazon-linux",
        "rocky" => "rocky-linux",
        "ol" => "oracle-linux",
        "centos" => "centos-stream",
        "opensuse-leap" => "opensuse",
        "debian" or "ubuntu" or "almalinux" or "rhel" or "fedora" or "sles" or "photon" => id,
        _ => null,
    };

    private static string? CycleOf(OsRelease os)
    {
        if (os.VersionId is not { } version)
        {
            var number = os is { Id: "debian", Codename: { } codename } ? DebianReleases.EcosystemOf(codename)["Debian:".Length..] : null;
            return number is { Length: > 0 } && char.IsAsciiDigit(number[0]) ? number : null;
        }

        var parts = version.Split('.');
        return os.Id switch
        {
            "alpine" or "ubuntu" or "opensuse-leap" or "sles" or "photon" => parts.Length < 2 ? version : $"{parts[0]}.{parts[1]}",
            _ => parts[0],
        };
    }
}
