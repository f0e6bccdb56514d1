using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace Drydock.Packages;

/// <summary>A package URL: <c>pkg:type/namespace/name@version?qualifiers#subpath</c>.</summary>
/// <param name="Type">Lower case: <c>deb</c>, <c>pypi</c>.</param>
/// <param name="Namespace">Segments joined by a slash, decoded; null when there is none.</param>
/// <param name="Name">Decoded.</param>
/// <param name="Version">Decoded; null when there is none.</param>
/// <param name="Qualifiers">Decoded values by lower-case key; printed in the order of their keys.</param>
/// <param name="Subpath">Decoded; null when there is none.</param>
/// <remarks>purl-spec, PURL-SPECIFICATION.md: letters, digits and <c>.-_~:</c> are written as they are, everything else is percent-encoded.</remarks>
public sealed record PackageUrl(
    string Type, string? Namespace, string Name, string? Version, ImmutableSortedDictionary<string, string> Qualifiers, string? Subpath = null)
{
    /// <summary>An empty set of qualifiers, ordered as purl-spec asks.</summary>
    public static ImmutableSortedDictionary<string, string> NoQualifiers { get; } = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <summary>Reads a package URL; false when scheme, type or name is missing or an encoding is broken.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out PackageUrl? url)
    {
        url = null;
        if (text is null || text.Length > 16 * 1024 || !text.StartsWith("pkg:", StringComparison.OrdinalIgnoreCase)) return false;
        var rest = text.AsSpan(4).TrimStart('/');
        if (!TryDecode(CutLast(ref rest, '#').Trim('/'), out var subpath) || !TryReadQualifiers(CutLast(ref rest, '?'), out var qualifiers)) return false;
        var slash = rest.IndexOf('/');
        if (slash <= 0) return false;
        var type = rest[..slash].ToString().ToLowerInvariant();
        rest = rest[(slash + 1)..].Trim('/');
        var version = rest.LastIndexOf('@') > rest.LastIndexOf('/') ? CutLast(ref rest, '@') : default;
        var last = rest.LastIndexOf('/');
        if (!TryDecode(rest[(last + 1)..], out var name) || name is null || !TryDecode(version, out var decodedVersion)) return false;
        if (!TryDecode(last < 0 ? default : rest[..last].Trim('/'), out var ns)) return false;
        if (!type.All(static c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '+')) return false;
        url = new PackageUrl(type, ns, name, decodedVersion, qualifiers, subpath);
        return true;
    }

    /// <summary>The URL of a package with the given qualifiers; those whose value is empty are left out.</summary>
    public static string Build(string type, string? ns, string name, string? version, params ReadOnlySpan<(string Key, string? Value)> qualifiers)
    {
        var kept = NoQualifiers;
        foreach (var (key, value) in qualifiers)
            if (!string.IsNullOrEmpty(value)) kept = kept.SetItem(key, value);
        return new PackageUrl(type, ns, name, version, kept).ToString();
    }

    /// <summary>The canonical text.</summary>
    public override string ToString()
    {
        var text = new StringBuilder("pkg:", 96).Append(Type).Append('/');
        if (!string.IsNullOrEmpty(Namespace)) AppendPath(text, Namespace).Append('/');
        AppendEncoded(text, Name);
        if (!string.IsNullOrEmpty(Version)) AppendEncoded(text.Append('@'), Version);
        var separator = '?';
        foreach (var (key, value) in Qualifiers)
        {
            if (value.Length == 0) continue;
            AppendEncoded(text.Append(separator).Append(key).Append('='), value);
            separator = '&';
        }

        if (!string.IsNullOrEmpty(Subpath)) AppendPath(text.Append('#'), Subpath);
        return text.ToString();
    }

    /// <summary>Cuts off what follows the last <paramref name="mark"/>; empty when there is none.</summary>
    private static ReadOnlySpan<char> CutLast(ref ReadOnlySpan<char> rest, char mark)
    {
        var at = rest.LastIndexOf(mark);
        if (at < 0) return default;
        var cut = rest[(at + 1)..];
        rest = rest[..at];
        return cut;
    }

    private static bool TryReadQualifiers(ReadOnlySpan<char> text, out ImmutableSortedDictionary<string, string> qualifiers)
    {
        var found = NoQualifiers.ToBuilder();
        qualifiers = NoQualifiers;
        foreach (var range in text.Split('&'))
        {
            var pair = text[range];
            var equals = pair.IndexOf('=');
            if (equals <= 0) continue;
            if (!TryDecode(pair[(equals + 1)..], out var value)) return false;
            if (value is not null) found[pair[..equals].ToString().ToLowerInvariant()] = value;
        }

        qualifiers = found.ToImmutable();
        return true;
    }

    private static StringBuilder AppendPath(StringBuilder text, string path)
    {
        var first = true;
        foreach (var segment in path.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (!first) text.Append('/');
            AppendEncoded(text, segment);
            first = false;
        }

        return text;
    }

    private static StringBuilder AppendEncoded(StringBuilder text, string value)
    {
        Span<byte> utf8 = stackalloc byte[4];
        foreach (var rune in value.EnumerateRunes())
        {
            if (rune.IsAscii && (char.IsAsciiLetterOrDigit((char)rune.Value) || (char)rune.Value is '.' or '-' or '_' or '~' or ':'))
            {
                text.Append((char)rune.Value);
                continue;
            }

            foreach (var b in utf8[..rune.EncodeToUtf8(utf8)]) text.Append('%').Append(b.ToString("X2", CultureInfo.InvariantCulture));
        }

        return text;
    }

    /// <summary>Decodes percent-encoding; null for an empty text, false for a broken escape or one that is not UTF-8.</summary>
    private static bool TryDecode(ReadOnlySpan<char> text, out string? decoded)
    {
        decoded = text.IsEmpty ? null : text.ToString();
        if (!text.Contains('%')) return true;
        var bytes = new List<byte>(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '%')
            {
                bytes.AddRange(Encoding.UTF8.GetBytes(text[i].ToString()));
                continue;
            }

            if (i + 2 >= text.Length || !byte.TryParse(text.Slice(i + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var b)) return false;
            bytes.Add(b);
            i += 2;
        }

        var raw = bytes.ToArray();
        if (!System.Text.Unicode.Utf8.IsValid(raw)) return false;
        decoded = Encoding.UTF8.GetString(raw);
        return true;
    }
}
