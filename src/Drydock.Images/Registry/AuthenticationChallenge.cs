namespace Drydock.Images.Registry;

/// <summary>What a registry asks for with a 401: a bearer token from a realm, or basic authentication.</summary>
/// <param name="Scheme"><c>bearer</c> or <c>basic</c>.</param>
/// <param name="Realm">The token server; null when not given.</param>
/// <param name="Service">As given.</param>
/// <param name="Scope">As given.</param>
internal sealed record AuthenticationChallenge(string Scheme, string? Realm, string? Service, string? Scope)
{
    private const int MaxLength = 8192;
    private const int MaxParameters = 32;

    /// <summary>Reads WWW-Authenticate headers (RFC 9110, section 11.6.1): several challenges may stand in one header, values may be quoted.
    /// The first bearer challenge wins, then the first basic one; null when there is neither. Never throws, linear time.</summary>
    public static AuthenticationChallenge? Read(IEnumerable<string> headers)
    {
        AuthenticationChallenge? basic = null;
        foreach (var header in headers.Take(16))
        {
            foreach (var challenge in ReadHeader(header))
            {
                if (challenge.Scheme == "bearer") return challenge;
                if (challenge.Scheme == "basic") basic ??= challenge;
            }
        }

        return basic;
    }

    private static List<AuthenticationChallenge> ReadHeader(string header)
    {
        var challenges = new List<AuthenticationChallenge>();
        if (header.Length > MaxLength) return challenges;
        var scanner = new Scanner(header);
        string? scheme = null;
        var parameters = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        while (scanner.NextToken() is { } token)
        {
            if (scanner.Take('='))
            {
                // The first of two equal parameters counts; a parameter before any scheme is noise.
                var value = scanner.Value();
                if (scheme is not null && parameters.Count < MaxParameters) parameters.TryAdd(token, value);
                continue;
            }

            Add(challenges, scheme, parameters);
            scheme = token.ToLowerInvariant();
            parameters.Clear();
        }

        Add(challenges, scheme, parameters);
        return challenges;
    }

    private static void Add(List<AuthenticationChallenge> challenges, string? scheme, Dictionary<string, string> parameters)
    {
        if (scheme is null) return;
        challenges.Add(new AuthenticationChallenge(
            scheme, parameters.GetValueOrDefault("realm"), parameters.GetValueOrDefault("service"), parameters.GetValueOrDefault("scope")));
    }

    private ref struct Scanner(string text)
    {
        private readonly string text = text;
        private int at;

        /// <summary>The next token, skipping white space, commas and whatever else is no token; null at the end.</summary>
        public string? NextToken()
        {
            while (at < text.Length && !IsTokenCharacter(text[at])) at++;
            var start = at;
            while (at < text.Length && IsTokenCharacter(text[at])) at++;
            return at > start ? text[start..at] : null;
        }

        public bool Take(char expected)
        {
            var ahead = at;
            while (ahead < text.Length && text[ahead] is ' ' or '\t') ahead++;
            if (ahead >= text.Length || text[ahead] != expected) return false;
            at = ahead + 1;
            return true;
        }

        /// <summary>A quoted or bare value; an unclosed quote ends with the header.</summary>
        public string Value()
        {
            while (at < text.Length && text[at] is ' ' or '\t') at++;
            if (at >= text.Length) return "";
            if (text[at] != '"')
            {
                var bare = at;
                while (at < text.Length && text[at] is not (',' or ' ' or '\t')) at++;
                return text[bare..at];
            }

            var value = new System.Text.StringBuilder();
            for (at++; at < text.Length && text[at] != '"'; at++)
            {
                if (text[at] == '\\' && at + 1 < text.Length) at++;
                value.Append(text[at]);
            }

            at = Math.Min(at + 1, text.Length);
            return value.ToString();
        }

        private static bool IsTokenCharacter(char c) => char.IsAsciiLetterOrDigit(c) || c is '!' or '#' or '$' or '%' or '&' or '\'' or '*' or '+' or '-' or '.' or '^' or '_' or '`' or '|' or '~';
    }
}
