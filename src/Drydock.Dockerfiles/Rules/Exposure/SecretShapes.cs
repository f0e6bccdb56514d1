using System.Text.RegularExpressions;

namespace Drydock.Dockerfiles.Rules.Exposure;

/// <summary>Texts that are secrets by their form, whatever they are called.</summary>
/// <remarks>The services' own documentation of their token formats; RFC 7519 for JWT, RFC 7468 for PEM, RFC 3986 section 3.2.1 for user information.</remarks>
internal static partial class SecretShapes
{
    // Lengths are fixed where code is generated, so that a text is read in linear time. The two forms without a fixed length are built when their signs are there:
    // building an automaton takes longer than checking a file.

    /// <summary>What kind of secret stands in a text; null when none does.</summary>
    public static string? KindIn(string text)
    {
        if (text.Length > 65_536) text = text[..65_536];
        if (text.Contains("PRIVATE KEY-----", StringComparison.Ordinal)) return "a private key";
        if (AwsKey().IsMatch(text)) return "an AWS access key";
        if (GitHubToken().IsMatch(text)) return "a GitHub token";
        if (GitLabToken().IsMatch(text)) return "a GitLab token";
        if (SlackToken().IsMatch(text)) return "a Slack token";
        if (NpmToken().IsMatch(text)) return "an npm token";
        if (GoogleKey().IsMatch(text)) return "a Google API key";
        if (StripeKey().IsMatch(text)) return "a Stripe key";
        if (OpenAiKey().IsMatch(text)) return "an API key";
        if (HuggingFace().IsMatch(text)) return "a Hugging Face token";
        if (PyPiToken().IsMatch(text)) return "a PyPI token";
        if (text.Contains(".eyJ", StringComparison.Ordinal) && JsonWebToken().IsMatch(text)) return "a signed token (JWT)";
        return text.Contains("://", StringComparison.Ordinal) && text.Contains('@', StringComparison.Ordinal) && UserInfo().IsMatch(text) ? "a password in an address" : null;
    }

    [GeneratedRegex(@"\b(?:AKIA|ASIA)[0-9A-Z]{16}\b", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex AwsKey();

    [GeneratedRegex(@"\b(?:gh[pousr]_[A-Za-z0-9]{36}|github_pat_[A-Za-z0-9_]{40})", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex GitHubToken();

    [GeneratedRegex(@"\bglpat-[A-Za-z0-9_-]{20}", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex GitLabToken();

    [GeneratedRegex(@"\bxox[abposr]-[A-Za-z0-9-]{10}", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SlackToken();

    [GeneratedRegex(@"\bnpm_[A-Za-z0-9]{36}\b", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NpmToken();

    [GeneratedRegex(@"\bAIza[0-9A-Za-z_-]{35}", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex GoogleKey();

    [GeneratedRegex(@"\b[sr]k_(?:live|test)_[0-9A-Za-z]{20}", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex StripeKey();

    [GeneratedRegex(@"\bsk-(?:proj-|ant-)?[A-Za-z0-9_-]{32}", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex OpenAiKey();

    [GeneratedRegex(@"\bhf_[A-Za-z0-9]{30}", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex HuggingFace();

    [GeneratedRegex(@"\bpypi-[A-Za-z0-9_-]{50}", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex PyPiToken();

    [GeneratedRegex(@"\beyJ[A-Za-z0-9_-]{10,}\.eyJ[A-Za-z0-9_-]{10}", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex JsonWebToken();

    [GeneratedRegex(@"\b[a-z][a-z0-9+.-]+://[^\s/:@'""$<>{}]+:[^\s/:@'""$<>{}*]+@[A-Za-z0-9\[]", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex UserInfo();
}
