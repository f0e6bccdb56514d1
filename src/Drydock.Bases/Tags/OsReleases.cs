using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Drydock.Bases.Tags;

/// <summary>The releases of distributions that tags name, and their order.</summary>
/// <remarks>Code names and numbers are those of the distributions' release pages.</remarks>
public static class OsReleases
{
    private static readonly ImmutableArray<BaseOs> Named =
    [
        new("debian", "7", "wheezy"), new("debian", "8", "jessie"), new("debian", "9", "stretch"), new("debian", "10", "buster"), new("debian", "11", "bullseye"),
        new("debian", "12", "bookworm"), new("debian", "13", "trixie"), new("debian", "14", "forky"), new("debian", "15", "duke"),
        new("ubuntu", "14.04", "trusty"), new("ubuntu", "16.04", "xenial"), new("ubuntu", "18.04", "bionic"), new("ubuntu", "20.04", "focal"),
        new("ubuntu", "22.04", "jammy"), new("ubuntu", "22.10", "kinetic"), new("ubuntu", "23.04", "lunar"), new("ubuntu", "23.10", "mantic"),
        new("ubuntu", "24.04", "noble"), new("ubuntu", "24.10", "oracular"), new("ubuntu", "25.04", "plucky"), new("ubuntu", "25.10", "questing"),
        new("ubuntu", "26.04", "resolute"), new("ubuntu", "26.10", "stonking"),
    ];

    private static readonly FrozenDictionary<string, BaseOs> ByName = Named.ToFrozenDictionary(static os => os.Codename!, StringComparer.Ordinal);

    /// <summary>The release with a code name; null when none has it.</summary>
    public static BaseOs? ByCodename(string word) => ByName.GetValueOrDefault(word);

    /// <summary>The release with a number: Debian by its major one, Ubuntu by both, others as they are.</summary>
    public static BaseOs ByNumber(string id, string number)
    {
        var parts = number.Split('.');
        var version = id switch
        {
            "debian" or "rhel" or "almalinux" or "rocky" or "ol" or "centos" or "fedora" or "amzn" => parts[0],
            _ => parts.Length < 2 ? number : $"{parts[0]}.{parts[1]}",
        };
        return Named.FirstOrDefault(os => os.Id == id && os.Version == version) ?? new BaseOs(id, version, null);
    }

    /// <summary>The release that a suite of docker-library's tables names: <c>bookworm</c>, <c>alpine3.20</c>, <c>al2023</c>; null for none.</summary>
    public static BaseOs? BySuite(string suite) => ByCodename(suite) ?? TagVocabulary.OsOf(suite);

    /// <summary>Older, same or newer release of one distribution; null when they cannot be compared.</summary>
    public static int? Compare(BaseOs a, BaseOs b)
    {
        if (a.Id != b.Id || a.Version is null || b.Version is null) return null;
        return NaturalOrder.Compare(a.Version, b.Version);
    }

    /// <summary>True for an Ubuntu release that is supported for five years: those of April in even years. Every release of others.</summary>
    public static bool IsLongTerm(BaseOs os) =>
        os.Id != "ubuntu" || (os.Version is { Length: 5 } version && version.EndsWith(".04", StringComparison.Ordinal) && (version[1] - '0') % 2 == 0);
}
