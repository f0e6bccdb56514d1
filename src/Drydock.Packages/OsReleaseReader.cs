using System.Buffers;
using System.Text;
using Drydock.Images.Layers;
using Drydock.Packages.Catalogers;

namespace Drydock.Packages;

/// <summary>Finds the distribution of an image.</summary>
/// <remarks>os-release(5): <c>/etc/os-release</c> before <c>/usr/lib/os-release</c>. Where it lacks a version, Debian's and Alpine's own files are asked.</remarks>
public static class OsReleaseReader
{
    private const int LongestFile = 64 << 10;

    private static readonly SearchValues<char> IdCharacters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789._-");
    private static readonly SearchValues<char> VersionCharacters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789._-+~");

    private static readonly string[] Files = ["etc/os-release", "usr/lib/os-release", "etc/debian_version", "etc/alpine-release", "etc/apk/repositories"];

    /// <summary>The files this reader looks at; each may be a link to anywhere.</summary>
    public static IReadOnlyList<string> KnownFiles => Files;

    /// <summary>True for those files. Allocates nothing.</summary>
    public static bool Wants(ReadOnlySpan<char> path)
    {
        foreach (var file in Files)
            if (path.SequenceEqual(file)) return true;
        return false;
    }

    /// <summary>Reads the distribution; null when no file names it. A file that names none readably is a problem.</summary>
    public static OsRelease? Read(MergedFiles files, FoundPackages found)
    {
        var file = files.Find("etc/os-release") ?? files.Find("usr/lib/os-release");
        var os = file is null ? null : Parse(file.File.Content.Span);
        if (file is not null && os is null) found.Report(PackageProblems.UnreadableOsRelease(file.Path));
        var debian = FirstWord(files, "etc/debian_version");
        var alpine = FirstWord(files, "etc/alpine-release");
        return os switch
        {
            null when debian is not null => WithDebianVersion(new OsRelease("debian", null, null, $"Debian GNU/Linux {debian}"), debian),
            null when alpine is not null => WithAlpineVersion(new OsRelease("alpine", null, null, $"Alpine Linux {alpine}"), alpine, files),
            { Id: "debian" } => WithDebianVersion(os, debian),
            { Id: "alpine" } => WithAlpineVersion(os, alpine, files),
            _ => os,
        };
    }

    /// <summary>The part of such a file that is looked at.</summary>
    public static ReadOnlyMemory<byte> Reduce(ReadOnlyMemory<byte> content) => content.Length <= LongestFile ? content : content[..LongestFile];

    /// <summary>Reads an os-release file; null when its ID is not one lower-case word. Without any ID it is <c>linux</c>, as os-release(5) says.</summary>
    public static OsRelease? Parse(ReadOnlySpan<byte> content)
    {
        if (content.Length > LongestFile) content = content[..LongestFile];
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        content = Utf8Text.WithoutMark(content);
        while (!content.IsEmpty)
        {
            var line = Utf8Text.Trim(Utf8Text.TakeLine(ref content));
            var equals = line.IndexOf((byte)'=');
            if (equals <= 0 || line[0] == '#') continue;
            values[Utf8Text.Decode(line[..equals])] = Unquote(Utf8Text.Decode(line[(equals + 1)..]));
        }

        var id = values.GetValueOrDefault("ID", "linux").ToLowerInvariant();
        if (id.Length is 0 or > 64 || id.AsSpan().ContainsAnyExcept(IdCharacters)) return null;
        var codename = CleanOrNull(values.GetValueOrDefault("VERSION_CODENAME")) ?? CleanOrNull(InParentheses(values.GetValueOrDefault("VERSION")));
        var pretty = values.GetValueOrDefault("PRETTY_NAME") is { Length: > 0 } name ? name : values.GetValueOrDefault("NAME") is { Length: > 0 } plain ? plain : id;
        return new OsRelease(id, CleanOrNull(values.GetValueOrDefault("VERSION_ID")), codename, Utf8Text.Shown(pretty));
    }

    /// <summary>Takes off the quotes of a shell assignment and the backslashes before what they protect.</summary>
    private static string Unquote(string value)
    {
        var quote = value.Length >= 2 && value[0] is '"' or '\'' && value[^1] == value[0] ? value[0] : '\0';
        if (quote != '\0') value = value[1..^1];
        if (quote == '\'' || !value.Contains('\\', StringComparison.Ordinal)) return value;
        var text = new StringBuilder(value.Length);
        for (var i = 0; i < value.Length; i++)
        {
            if (value[i] == '\\' && i + 1 < value.Length && (quote == '\0' || value[i + 1] is '$' or '"' or '\\' or '`')) i++;
            text.Append(value[i]);
        }

        return text.ToString();
    }

    /// <summary>testing and unstable have no VERSION_ID; <c>debian_version</c> then reads <c>trixie/sid</c>, otherwise the point release.</summary>
    private static OsRelease WithDebianVersion(OsRelease os, string? version)
    {
        if (version is null) return os;
        if (char.IsAsciiDigit(version[0])) return os.VersionId is null && os.Codename is null ? os with { VersionId = version.Split('.')[0] } : os;
        return os.VersionId is null ? os with { Codename = os.Codename ?? CleanOrNull(version.Split('/')[0]) } : os;
    }

    /// <summary>A version of Alpine's rolling release names the release to come (<c>3.21.0_alpha20240807</c>).</summary>
    private static OsRelease WithAlpineVersion(OsRelease os, string? release, MergedFiles files)
    {
        var version = os.VersionId ?? CleanOrNull(release) ?? AlpineBranch(files);
        if (version is null) return os;
        var rolling = version == "edge" || version.Contains("_alpha", StringComparison.Ordinal);
        return rolling ? os with { VersionId = null, Codename = "edge" } : os with { VersionId = version };
    }

    /// <summary>The release in <c>https://…/alpine/v3.20/main</c> of apk's list of repositories.</summary>
    private static string? AlpineBranch(MergedFiles files)
    {
        if (files.Find("etc/apk/repositories") is not { } file) return null;
        var rest = file.File.Content.Span;
        while (!rest.IsEmpty)
        {
            var line = Utf8Text.Decode(Utf8Text.Trim(Utf8Text.TakeLine(ref rest)));
            if (line.StartsWith('#')) continue;
            var parts = line.TrimEnd('/').Split('/');
            if (parts.Length < 2) continue;
            var branch = parts[^2];
            if (branch == "edge") return branch;
            if (branch.Length > 1 && branch[0] == 'v' && char.IsAsciiDigit(branch[1])) return CleanOrNull(branch[1..]);
        }

        return null;
    }

    private static string? FirstWord(MergedFiles files, string path)
    {
        if (files.Find(path) is not { } file) return null;
        var rest = file.File.Content.Span;
        var word = Utf8Text.Decode(Utf8Text.Trim(Utf8Text.TakeLine(ref rest)));
        return CleanOrNull(word.Replace('/', '-')) is null ? null : word;
    }

    private static string? CleanOrNull(string? value)
    {
        var lower = value?.Trim().ToLowerInvariant();
        return lower is { Length: > 0 and <= 64 } && !lower.AsSpan().ContainsAnyExcept(VersionCharacters) ? lower : null;
    }

    /// <summary><c>jessie</c> of <c>8 (jessie)</c>: older files have no VERSION_CODENAME.</summary>
    private static string? InParentheses(string? version)
    {
        if (version is null) return null;
        var (open, close) = (version.IndexOf('(', StringComparison.Ordinal), version.IndexOf(')', StringComparison.Ordinal));
        return open >= 0 && close > open ? version[(open + 1)..close] : null;
    }
}
