using System.Collections.Immutable;

namespace Drydock.Dockerfiles.Rules.Exposure;

/// <summary>Names of variables that say a secret is in them.</summary>
internal static class SecretNames
{
    /// <summary>Words of BuildKit's own check, and those that people use beside them.</summary>
    private static readonly ImmutableHashSet<string> Words =
        ["apikey", "auth", "credential", "credentials", "key", "password", "pword", "passwd", "passphrase", "secret", "token", "pat", "pwd"];

    /// <summary>Words that say the name means something about a secret, or nothing secret at all.</summary>
    private static readonly ImmutableHashSet<string> Harmless =
    [
        "public", "pub", "file", "version", "path", "dir", "url", "uri", "endpoint", "host", "port", "name", "id", "fingerprint", "gpg", "pgp", "keyserver", "algorithm", "alg", "length", "size", "ttl", "expiry",
        "expires", "expiration", "lifetime", "timeout", "header", "type", "mode", "method", "enabled", "enable", "disable", "disabled", "required", "provider", "backend", "realm", "cache", "sort", "primary", "partition", "foreign",
        "rotation", "policy", "format", "prefix", "max", "min", "limit", "limits", "count", "tokenizer", "tokenizers", "sum", "checksum", "sha256", "license", "keyring", "repo", "issuer", "audience", "scope", "scopes", "map", "layout",
    ];

    /// <summary>True for a name such as <c>NPM_TOKEN</c> or <c>DB_PASSWORD</c>, not for <c>TOKEN_FILE</c> or <c>GPG_KEY</c>.</summary>
    public static bool Says(string name)
    {
        var words = name.Trim('"', '\'').ToLowerInvariant().Split(['_', '-', '.']);
        if (words is ["pwd"] or ["oldpwd"] or ["pat"]) return false;
        return (words.Any(Words.Contains) || words.Any(static w => w.EndsWith("password", StringComparison.Ordinal) || w.EndsWith("token", StringComparison.Ordinal) && w.Length > 5)) && !words.Any(Harmless.Contains);
    }

    /// <summary>True when a value given for such a name can be a secret: not empty, no path, no switch, no number, no public key.</summary>
    public static bool MayBe(string value)
    {
        var bare = value.Trim();
        if (bare.Length == 0 || bare.StartsWith('$') || bare is "none" or "null" or "nil") return false;
        if (bare.ToLowerInvariant() is "true" or "false" or "yes" or "no" or "on" or "off" or "auto" or "default") return false;
        if (bare[0] is '/' or '~' || bare.StartsWith("./", StringComparison.Ordinal) || bare.StartsWith("file:", StringComparison.Ordinal) || bare.StartsWith("env:", StringComparison.Ordinal)) return false;
        if (bare.Length <= 4 && bare.All(char.IsAsciiDigit)) return false;
        return !bare.StartsWith("ssh-", StringComparison.Ordinal) && !bare.StartsWith("ecdsa-", StringComparison.Ordinal) && !bare.Contains("BEGIN PUBLIC", StringComparison.Ordinal) && !bare.Contains("BEGIN CERTIFICATE", StringComparison.Ordinal);
    }
}
