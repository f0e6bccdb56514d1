using System.Buffers;
using System.Net;

namespace Drydock.Images.References;

/// <summary>The grammar of image references, scanned by hand: linear, without regular expressions.</summary>
internal static class ReferenceGrammar
{
    internal static readonly SearchValues<char> LowerHex = SearchValues.Create("0123456789abcdef");
    private static readonly SearchValues<char> AddressCharacters = SearchValues.Create("0123456789abcdefABCDEF:.");

    /// <summary>Reads and normalises; null with a problem when the text is not a reference.</summary>
    public static ImageReference? Parse(string text, out Problem? problem)
    {
        var (reference, wrong) = Read(text);
        problem = wrong is null ? null : ReferenceProblems.NotAReference(text, wrong);
        return reference;
    }

    /// <summary><c>[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}</c></summary>
    public static bool IsTag(ReadOnlySpan<char> tag)
    {
        if (tag.Length is 0 or > ImageReference.MaxTagLength || tag[0] is '.' or '-') return false;
        foreach (var c in tag)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('_' or '.' or '-')) return false;
        }

        return true;
    }

    /// <summary>The one name of a registry that is known by several.</summary>
    public static string CanonicalRegistry(string host) => host switch
    {
        "index.docker.io" or "registry-1.docker.io" or "registry.hub.docker.com" => ImageReference.DockerHub,
        _ => host,
    };

    /// <summary>Checks <c>host[:port]</c>: a domain name, an IPv4 address, or an IPv6 address in brackets.</summary>
    public static bool IsRegistry(ReadOnlySpan<char> value)
    {
        var host = value;
        if (value.StartsWith("["))
        {
            var end = value.IndexOf(']');
            if (end < 0 || value[1..end].ContainsAnyExcept(AddressCharacters) || !IPAddress.TryParse(value[1..end], out _)) return false;
            if (end == value.Length - 1) return true;
            return value[end + 1] == ':' && IsPort(value[(end + 2)..]);
        }

        var colon = value.IndexOf(':');
        if (colon >= 0)
        {
            host = value[..colon];
            if (!IsPort(value[(colon + 1)..])) return false;
        }

        foreach (var label in host.Split('.'))
        {
            if (!IsDomainLabel(host[label])) return false;
        }

        return true;
    }

    private static (ImageReference? Reference, string? Wrong) Read(string text)
    {
        if (text.Length == 0) return (null, "it is empty");
        if (text.Contains("://", StringComparison.Ordinal)) return (null, "a reference has no scheme such as https://");
        var rest = text;
        Digest? digest = null;
        var at = rest.IndexOf('@', StringComparison.Ordinal);
        if (at >= 0)
        {
            if (!Digest.TryParse(rest.AsSpan(at + 1), out var parsed)) return (null, "the digest after @ is not sha256: and 64 (or sha512: and 128) lower-case hexadecimal digits");
            (rest, digest) = (rest[..at], parsed);
        }

        string? tag = null;
        var colon = rest.LastIndexOf(':');
        if (colon > rest.LastIndexOf('/'))
        {
            tag = rest[(colon + 1)..];
            if (!IsTag(tag)) return (null, "the tag may have at most 128 letters, digits, underscores, dots and hyphens, and starts with neither dot nor hyphen");
            rest = rest[..colon];
        }

        if (rest.Length == 64 && !rest.AsSpan().ContainsAnyExcept(LowerHex)) return (null, "64 hexadecimal digits are an image id, not a name");
        var (registry, repository) = SplitRegistry(rest);
        if (!IsRegistry(registry)) return (null, "the registry is not a host name or address with an optional port");
        if (WrongRepository(repository) is { } wrong) return (null, wrong);
        var canonical = CanonicalRegistry(registry.ToLowerInvariant());
        if (canonical == ImageReference.DockerHub && !repository.Contains('/', StringComparison.Ordinal)) repository = "library/" + repository;
        if (canonical.Length + 1 + repository.Length > ImageReference.MaxNameLength) return (null, "registry and repository together have more than 255 characters");
        return (new ImageReference(canonical, repository, tag, digest), null);
    }

    /// <summary>True when the first of several components is a registry: it has a dot, a colon or upper case, or is <c>localhost</c>.</summary>
    public static bool StartsWithRegistry(ReadOnlySpan<char> name)
    {
        var slash = name.IndexOf('/');
        if (slash < 0) return false;
        var first = name[..slash];
        return first.IsEmpty || first.ContainsAny('.', ':') || first.SequenceEqual("localhost") || first.ContainsAnyInRange('A', 'Z');
    }

    private static (string Registry, string Repository) SplitRegistry(string name)
    {
        if (!StartsWithRegistry(name)) return (ImageReference.DockerHub, name);
        var slash = name.IndexOf('/', StringComparison.Ordinal);
        return (name[..slash], name[(slash + 1)..]);
    }

    private static string? WrongRepository(ReadOnlySpan<char> repository)
    {
        if (repository.IsEmpty) return "the repository is missing";
        if (repository.ContainsAnyInRange('A', 'Z')) return "a repository is written in lower case";
        foreach (var component in repository.Split('/'))
        {
            if (!IsPathComponent(repository[component])) return "a repository has components of lower-case letters and digits, joined by single dots, one or two underscores, or hyphens";
        }

        return null;
    }

    // alpha-numeric [separator alpha-numeric]*, separator = "." | "_" | "__" | "-"+
    private static bool IsPathComponent(ReadOnlySpan<char> component)
    {
        if (component.IsEmpty || !IsLowerAlphanumeric(component[0]) || !IsLowerAlphanumeric(component[^1])) return false;
        for (var i = 0; i < component.Length; i++)
        {
            if (IsLowerAlphanumeric(component[i])) continue;
            var start = i;
            while (component[i + 1] == component[start]) i++;
            var length = i - start + 1;
            var fits = component[start] switch { '.' => length == 1, '_' => length <= 2, '-' => true, _ => false };
            if (!fits || !IsLowerAlphanumeric(component[i + 1])) return false;
        }

        return true;
    }

    private static bool IsDomainLabel(ReadOnlySpan<char> label)
    {
        if (label.Length is 0 or > 63 || label[0] == '-' || label[^1] == '-') return false;
        foreach (var c in label)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c != '-') return false;
        }

        return true;
    }

    private static bool IsPort(ReadOnlySpan<char> port) =>
        port.Length is > 0 and <= 5 && !port.ContainsAnyExceptInRange('0', '9') && int.Parse(port) is > 0 and <= 65535;

    private static bool IsLowerAlphanumeric(char c) => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c);
}
