using System.Collections.Immutable;

namespace Drydock.Dockerfiles.Rules.Exposure;

/// <summary>Names and values that speak of secrets.</summary>
/// <remarks>The words are those of BuildKit's check SecretsUsedInArgOrEnv; values are looked at besides, since names alone raise false alarms.</remarks>
internal static class SecretNames
{
    private static readonly ImmutableHashSet<string> Words = ["apikey", "auth", "credential", "credentials", "key", "password", "pword", "passwd", "secret", "token"];
    private static readonly ImmutableHashSet<string> Harmless = ["public", "file", "version"];

    /// <summary>True for <c>API_TOKEN</c>; false for <c>PUBLIC_KEY</c>, <c>TOKEN_FILE</c>, <c>TOKENIZER</c>.</summary>
    public static bool IsSecret(string name)
    {
        var words = name.ToLowerInvariant().Split('_');
        return words.Any(Words.Contains) && !words.Any(Harmless.Contains);
    }

    /// <summary>True for nothing, a variable or a path.</summary>
    public static bool IsHarmless(string? value)
    {
        if (value is null) return false;
        var bare = value.Trim('"', '\'');
        return bare.Length == 0 || bare[0] is '$' or '/' || bare is "true" or "false" or "0" or "1" or "none";
    }
}
