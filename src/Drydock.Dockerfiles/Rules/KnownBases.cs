using System.Collections.Immutable;
using Drydock.Images.References;

namespace Drydock.Dockerfiles.Rules;

/// <summary>What the name of a base alone tells.</summary>
/// <remarks>Names and tags of the Docker Official Images, distroless and Chainguard images; a tag that names no release tells none.</remarks>
public static class KnownBases
{
    private static readonly ImmutableArray<string> Debian = ["buster", "bullseye", "bookworm", "trixie", "forky", "sid"];
    private static readonly ImmutableArray<string> Ubuntu = ["bionic", "focal", "jammy", "noble", "plucky", "questing"];

    /// <summary>Programs that Debian's slim images lack although Dockerfiles often use them.</summary>
    private static readonly ImmutableHashSet<string> NotInSlim = ["curl", "wget", "git", "sudo", "vim", "nano", "ps", "nc", "unzip", "gcc", "make"];

    /// <summary>Facts from registry, repository and tag; empty for an unknown name.</summary>
    public static BaseFacts Of(ImageReference reference) => Of(reference, null);

    /// <summary>As the other, where somebody knows on which release a tag stands that names none.</summary>
    /// <param name="held"><c>debian</c> and <c>trixie</c>; null when nobody does.</param>
    public static BaseFacts Of(ImageReference reference, (string Os, string? Release)? held)
    {
        var tag = reference.Tag ?? "";
        var parts = tag.Split('-');
        if (reference.Registry == "gcr.io" && reference.Repository.StartsWith("distroless/", StringComparison.Ordinal))
            return Distroless(reference, parts);
        if (reference.Registry == "cgr.dev") return new BaseFacts { Os = "wolfi", User = "nonroot", HasShell = parts.Contains("dev") };
        if (!IsOfficial(reference)) return new BaseFacts();
        var repository = reference.Repository[(reference.Repository.LastIndexOf('/') + 1)..];
        var facts = OsOf(repository, parts);
        if (held is (var os, var release) && facts.Release is null && (facts.Os is null || facts.Os == os)) facts = new BaseFacts { Os = os, Release = release };
        return KnownEnvironment.Put(reference, facts) with { User = UserOf(repository, parts), HasShell = true, Python = repository == "python" ? Minor(parts[0]) : null, MissingCommands = Missing(repository, parts, facts) };
    }

    private static bool IsOfficial(ImageReference reference) =>
        reference.Registry == ImageReference.DockerHub && (reference.Repository.StartsWith("library/", StringComparison.Ordinal) || reference.Repository == "nvidia/cuda")
        || reference.Registry is "mcr.microsoft.com" or "public.ecr.aws";

    private static BaseFacts Distroless(ImageReference reference, string[] parts)
    {
        var debian = reference.Repository.EndsWith("debian13", StringComparison.Ordinal) ? "trixie" : reference.Repository.EndsWith("debian12", StringComparison.Ordinal) ? "bookworm" : null;
        return new BaseFacts { Os = "debian", Release = debian, User = parts.Contains("nonroot") ? "65532" : "root", HasShell = parts.Contains("debug") };
    }

    private static BaseFacts OsOf(string repository, string[] parts)
    {
        var suite = parts.FirstOrDefault(static p => Debian.Contains(p));
        if (suite is not null) return new BaseFacts { Os = "debian", Release = suite };
        var ubuntu = parts.FirstOrDefault(static p => Ubuntu.Contains(p));
        if (ubuntu is not null) return new BaseFacts { Os = "ubuntu", Release = ubuntu };
        var alpine = parts.FirstOrDefault(static p => p.StartsWith("alpine", StringComparison.Ordinal));
        if (alpine is not null) return new BaseFacts { Os = "alpine", Release = alpine.Length > 6 ? alpine[6..] : null };
        return repository switch
        {
            "debian" => new BaseFacts { Os = "debian", Release = DebianNumber(parts[0]) },
            "ubuntu" => new BaseFacts { Os = "ubuntu", Release = UbuntuNumber(parts[0]) },
            "alpine" => new BaseFacts { Os = "alpine", Release = Minor(parts[0]) },
            "cuda" => new BaseFacts { Os = "ubuntu", Release = UbuntuNumber(parts.FirstOrDefault(static p => p.StartsWith("ubuntu", StringComparison.Ordinal))?[6..] ?? "") },
            _ => new BaseFacts(),
        };
    }

    private static string? DebianNumber(string tag) => tag.Split('.')[0] switch
    {
        "10" => "buster",
        "11" => "bullseye",
        "12" => "bookworm",
        "13" => "trixie",
        _ => null,
    };

    private static string? UbuntuNumber(string tag) => tag switch
    {
        "18.04" => "bionic",
        "20.04" => "focal",
        "22.04" => "jammy",
        "24.04" => "noble",
        _ => null,
    };

    private static string? Minor(string version)
    {
        var numbers = version.Split('.');
        return numbers.Length > 1 && numbers.Take(2).All(static n => n.Length > 0 && n.All(char.IsAsciiDigit)) ? $"{numbers[0]}.{numbers[1]}" : null;
    }

    private static string? UserOf(string repository, string[] parts) =>
        repository is "python" or "node" or "debian" or "ubuntu" or "alpine" or "golang" or "rust" or "ruby" or "php" or "cuda" or "eclipse-temurin" or "buildpack-deps" or "nginx" or "busybox" ? "root" : null;

    /// <summary>Only for images whose content follows from their own Dockerfiles: others bring one or the other of these programs.</summary>
    private static ImmutableHashSet<string> Missing(string repository, string[] parts, BaseFacts facts)
    {
        if (facts.Os == "alpine")
            return repository is "alpine" or "python" or "node" or "golang" or "ruby" or "rust" ? ["curl", "bash", "git", "sudo", "useradd", "groupadd"] : [];
        var missing = repository switch
        {
            "debian" or "ubuntu" => NotInSlim,
            "python" or "node" when parts.Contains("slim") => NotInSlim,
            "ruby" when parts.Contains("slim") => NotInSlim.Remove("ps"),
            "cuda" => parts.Contains("devel") ? NotInSlim.Except(["gcc", "make"]) : NotInSlim,
            _ => [],
        };
        return facts.Release == "trixie" && !missing.IsEmpty ? missing.Union(["adduser", "addgroup"]) : missing;
    }
}
