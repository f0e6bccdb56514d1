using Drydock.Dockerfiles.Shell;

namespace Drydock.Dockerfiles.Rules.Exposure;

/// <summary>Addresses with user information in them (RFC 3986, section 3.2.1).</summary>
internal static class Addresses
{
    /// <summary>The variable that the user information of an address comes from; null for any other word.</summary>
    public static string? SecretVariable(ShellWord word)
    {
        var scheme = word.Raw.IndexOf("://", StringComparison.Ordinal);
        if (scheme < 0) return null;
        var end = word.Raw.IndexOfAny(['/', '?', '#'], scheme + 3);
        var host = end < 0 ? word.Raw[(scheme + 3)..] : word.Raw[(scheme + 3)..end];
        var at = host.IndexOf('@', StringComparison.Ordinal);
        if (at <= 0) return null;
        var user = host[..at];
        return word.Variables.LastOrDefault(v => user.Contains("$" + v, StringComparison.Ordinal) || user.Contains("${" + v, StringComparison.Ordinal));
    }
}
