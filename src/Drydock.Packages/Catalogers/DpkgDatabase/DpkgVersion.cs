using System.Buffers;

namespace Drydock.Packages.Catalogers.DpkgDatabase;

/// <summary>What the dpkg reader must know of a version; ordering belongs to the advisories.</summary>
internal static class DpkgVersion
{
    private static readonly SearchValues<char> Allowed = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.+-~:");

    /// <summary>True for <c>[epoch:]upstream[-revision]</c> with a numeric epoch and neither part empty.</summary>
    /// <remarks>Debian Policy 5.6.12; as dpkg itself, an upstream version that does not begin with a digit is accepted.</remarks>
    public static bool IsValid(string version)
    {
        var rest = version.AsSpan();
        if (rest.IsEmpty || rest.ContainsAnyExcept(Allowed)) return false;
        var colon = rest.IndexOf(':');
        if (colon >= 0)
        {
            if (!int.TryParse(rest[..colon], System.Globalization.NumberStyles.None, null, out _)) return false;
            rest = rest[(colon + 1)..];
        }

        var hyphen = rest.LastIndexOf('-');
        var revision = hyphen < 0 ? "0" : rest[(hyphen + 1)..];
        return !revision.IsEmpty && !revision.Contains(':') && !(hyphen < 0 ? rest : rest[..hyphen]).IsEmpty;
    }

    /// <summary>The version without the <c>+bN</c> of a binary-only rebuild, which the source package does not carry.</summary>
    /// <remarks>Debian Developer's Reference 5.10.2.1.</remarks>
    public static string WithoutRebuild(string version)
    {
        var at = version.LastIndexOf("+b", StringComparison.Ordinal);
        return at > 0 && at + 2 < version.Length && !version.AsSpan(at + 2).ContainsAnyExceptInRange('0', '9') ? version[..at] : version;
    }
}
