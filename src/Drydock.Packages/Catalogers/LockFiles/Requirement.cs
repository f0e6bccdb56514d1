namespace Drydock.Packages.Catalogers.LockFiles;

/// <summary>One requirement: <c>name[extras] specifiers ; marker</c> or <c>name @ url</c>.</summary>
/// <param name="Name">As written.</param>
/// <param name="Version">The one version it is pinned to; null when it is not.</param>
/// <param name="Specifier">The version part as written, without blanks.</param>
/// <param name="Marker">The condition under which it is installed; null when there is none.</param>
/// <param name="Url">Where it comes from when not from an index; null otherwise.</param>
/// <param name="Editable">True for <c>-e</c>.</param>
/// <remarks>PyPA specification "Dependency specifiers" (PEP 508); pip's "Requirements File Format" for bare URLs and paths.</remarks>
internal sealed record Requirement(string Name, string? Version, string Specifier, string? Marker, string? Url, bool Editable)
{
    /// <summary>Reads a requirement; null when the text is none.</summary>
    public static Requirement? Parse(string text)
    {
        var nameEnd = 0;
        while (nameEnd < text.Length && (char.IsAsciiLetterOrDigit(text[nameEnd]) || text[nameEnd] is '-' or '_' or '.')) nameEnd++;
        var name = text[..nameEnd];
        if (!PyPiName.IsValid(name)) return null;
        var rest = text[nameEnd..].TrimStart();
        if (rest.StartsWith('['))
        {
            var close = rest.IndexOf(']', StringComparison.Ordinal);
            if (close < 0) return null;
            rest = rest[(close + 1)..].TrimStart();
        }

        if (rest.StartsWith('@')) return FromUrl(name, rest[1..].Trim());
        var (specifier, marker) = CutMarker(rest);
        specifier = string.Concat(specifier.Where(static c => !char.IsWhiteSpace(c)));
        if (specifier.StartsWith('(') && specifier.EndsWith(')')) specifier = specifier[1..^1];
        return IsSpecifier(specifier) ? new Requirement(name, PinOf(specifier), specifier, marker, null, false) : null;
    }

    /// <summary>Reads what pip takes besides names: a URL, a version control URL or a path to a wheel; null when no name can be told from it.</summary>
    public static Requirement? ParseLocation(string text)
    {
        var (location, marker) = CutMarker(text);
        var fragment = location.IndexOf("#egg=", StringComparison.Ordinal);
        if (fragment >= 0)
        {
            var egg = location[(fragment + 5)..];
            var end = egg.AsSpan().IndexOfAny('&', '[');
            if (end >= 0) egg = egg[..end];
            return PyPiName.IsValid(egg) ? new Requirement(egg, null, "", marker, location[..fragment], false) : null;
        }

        return WheelNameOf(location) is var (name, version) ? new Requirement(name, version, "", marker, location, false) : null;
    }

    /// <summary>True for what <see cref="ParseLocation"/> should be asked.</summary>
    public static bool IsLocation(string text) =>
        text.Contains("://", StringComparison.Ordinal) && !text.Contains('@', StringComparison.Ordinal)
        || text.StartsWith('.') || text.StartsWith('/') || text.StartsWith("file:", StringComparison.Ordinal) || StartsWithUrl(text)
        || text.Split(' ', ';')[0] is var first && (first.EndsWith(".whl", StringComparison.Ordinal) || first.EndsWith(".tar.gz", StringComparison.Ordinal));

    private static bool StartsWithUrl(string text)
    {
        var scheme = text.IndexOf("://", StringComparison.Ordinal);
        return scheme > 0 && text.AsSpan(0, scheme).IndexOfAnyExceptInRange('a', 'z') is var odd && (odd < 0 || text[odd] == '+');
    }

    private static Requirement FromUrl(string name, string rest)
    {
        var (url, marker) = CutMarker(rest);
        var version = WheelNameOf(url) is var (_, found) ? found : null;
        return new Requirement(name, version, "", marker, url, false);
    }

    private static (string Text, string? Marker) CutMarker(string text)
    {
        // In a URL a marker needs a blank before its semicolon.
        var at = text.Contains("://", StringComparison.Ordinal) ? text.IndexOf(" ;", StringComparison.Ordinal) : text.IndexOf(';', StringComparison.Ordinal);
        return at < 0 ? (text.Trim(), null) : (text[..at].Trim(), text[(at + 1)..].TrimStart(' ', ';').Trim());
    }

    /// <summary>Name and version of <c>NAME-VERSION-…whl</c> or <c>NAME-VERSION.tar.gz</c>.</summary>
    private static (string Name, string Version)? WheelNameOf(string location)
    {
        var end = location.AsSpan().IndexOfAny('?', '#');
        var path = end < 0 ? location : location[..end];
        var file = Uri.UnescapeDataString(path[(path.LastIndexOf('/') + 1)..]);
        if (file.EndsWith(".whl", StringComparison.Ordinal))
        {
            var parts = file[..^4].Split('-');
            return parts.Length is 5 or 6 && PyPiName.IsValid(parts[0]) && Utf8Text.IsWord(parts[1]) ? (parts[0], parts[1]) : null;
        }

        if (!file.EndsWith(".tar.gz", StringComparison.Ordinal)) return null;
        var stem = file[..^7];
        var hyphen = stem.LastIndexOf('-');
        return hyphen > 0 && PyPiName.IsValid(stem.AsSpan(0, hyphen)) && hyphen + 1 < stem.Length && char.IsAsciiDigit(stem[hyphen + 1])
            ? (stem[..hyphen], stem[(hyphen + 1)..]) : null;
    }

    /// <summary>The version of <c>==V</c> or <c>===V</c>; null for ranges and prefixes (<c>==1.*</c>).</summary>
    private static string? PinOf(string specifier)
    {
        foreach (var clause in specifier.Split(','))
        {
            var version = clause.StartsWith("===", StringComparison.Ordinal) ? clause[3..] : clause.StartsWith("==", StringComparison.Ordinal) ? clause[2..] : "";
            if (version.Length > 0 && !version.Contains('*', StringComparison.Ordinal)) return version;
        }

        return null;
    }

    private static bool IsSpecifier(string specifier)
    {
        if (specifier.Length == 0) return true;
        foreach (var clause in specifier.Split(',', StringSplitOptions.RemoveEmptyEntries))
        {
            var version = clause.TrimStart('=', '<', '>', '!', '~');
            if (version.Length == clause.Length || version.Length == 0 || !Utf8Text.IsWord(version)) return false;
        }

        return true;
    }
}
