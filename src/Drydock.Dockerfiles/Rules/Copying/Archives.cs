using System.Collections.Immutable;

namespace Drydock.Dockerfiles.Rules.Copying;

/// <summary>What the name of a source of ADD or COPY tells.</summary>
internal static class Archives
{
    private static readonly ImmutableArray<string> Endings =
        [".tar", ".gz", ".tgz", ".bz2", ".tbz", ".tbz2", ".tb2", ".xz", ".txz", ".lzma", ".tlz", ".zst", ".tzst", ".z", ".taz", ".zip", ".7z", ".jar", ".war", ".rar", ".lz"];

    /// <summary>Endings of the archives that ADD unpacks.</summary>
    private static readonly ImmutableArray<string> Unpacked =
        [".tar", ".tar.gz", ".tgz", ".tar.bz2", ".tbz", ".tbz2", ".tb2", ".tar.xz", ".txz", ".tar.zst", ".tzst"];

    /// <summary>True for an address that ADD fetches: http, https, or git.</summary>
    public static bool IsRemote(string source) =>
        source.Contains("://", StringComparison.Ordinal) || source.StartsWith("git@", StringComparison.Ordinal) || source.StartsWith("github.com/", StringComparison.Ordinal)
        || source.EndsWith(".git", StringComparison.Ordinal) && source.Contains(':', StringComparison.Ordinal);

    /// <summary>True when the ending is one of an archive or a compressed file.</summary>
    public static bool IsArchive(string source) => Endings.Any(e => source.EndsWith(e, StringComparison.OrdinalIgnoreCase));

    /// <summary>True when ADD unpacks a file of this name.</summary>
    public static bool IsUnpacked(string source) => Unpacked.Any(e => source.EndsWith(e, StringComparison.OrdinalIgnoreCase));

    /// <summary>True when the name ends in an ending of its own that is none of an archive: <c>.py</c>, <c>.json</c>.</summary>
    public static bool EndsPlainly(string source)
    {
        var name = source[(source.LastIndexOf('/') + 1)..];
        var dot = name.LastIndexOf('.');
        return dot >= 0 && dot < name.Length - 1 && !IsArchive(name) && name.AsSpan(dot + 1).IndexOfAnyExceptInRange('0', 'z') < 0 && !char.IsAsciiDigit(name[dot + 1]);
    }
}
