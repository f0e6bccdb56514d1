using System.Collections.Immutable;

namespace Drydock.Dockerfiles.Shell;

/// <summary>A call of curl or wget that fetches something.</summary>
/// <param name="Invocation">The command.</param>
/// <param name="Tool"><c>curl</c> or <c>wget</c>.</param>
/// <param name="Addresses">The words that name what is fetched; one that is only known at run time has no value.</param>
/// <param name="File">The name under which the first one is stored, as written; null when it goes to standard output or the name is not known.</param>
/// <param name="ToOutput">True when it goes to standard output.</param>
public sealed record Download(ShellInvocation Invocation, string Tool, ImmutableArray<ShellWord> Addresses, string? File, bool ToOutput)
{
    private static readonly ImmutableArray<string> CurlValued =
    [
        "--output", "--header", "--request", "--data", "--data-raw", "--data-binary", "--data-urlencode", "--json", "--user", "--user-agent", "--referer", "--proxy", "--retry", "--retry-delay",
        "--retry-max-time", "--connect-timeout", "--max-time", "--cacert", "--capath", "--cert", "--key", "--write-out", "--upload-file", "--form", "--cookie", "--cookie-jar", "--continue-at",
        "--range", "--proto", "--proto-default", "--proto-redir", "--resolve", "--limit-rate", "--ciphers", "--tls13-ciphers", "--interface", "--output-dir", "--max-redirs", "--config", "--url",
        "--time-cond", "--speed-limit", "--speed-time", "--unix-socket", "--oauth2-bearer", "--stderr",
    ];

    private static readonly ImmutableArray<string> WgetValued =
    [
        "--output-document", "--output-file", "--append-output", "--tries", "--timeout", "--dns-timeout", "--connect-timeout", "--read-timeout", "--wait", "--waitretry", "--header", "--user",
        "--password", "--user-agent", "--directory-prefix", "--post-data", "--post-file", "--method", "--body-data", "--body-file", "--ca-certificate", "--ca-directory", "--certificate", "--private-key",
        "--accept", "--reject", "--level", "--cut-dirs", "--input-file", "--limit-rate", "--execute", "--secure-protocol", "--retry-on-http-error", "--referer", "--load-cookies", "--save-cookies",
    ];

    /// <summary>Short options of curl that take a value.</summary>
    private const string CurlShort = "oHXdueAxmEwTFbcCrKyYztPQDhU";

    /// <summary>Short options of wget that take a value.</summary>
    private const string WgetShort = "OoatTwPUADeliIRXQB";

    /// <summary>The fetch behind a command; null for other programs and for calls without an address.</summary>
    public static Download? Of(ShellInvocation invocation)
    {
        if (!invocation.Runs("curl", "wget")) return null;
        var isCurl = invocation.Name == "curl";
        var addresses = ImmutableArray.CreateBuilder<ShellWord>();
        string? file = null;
        var remoteName = false;
        foreach (var (option, value, word) in OptionsOf(invocation))
        {
            if (option is null) addresses.Add(word);
            else if (isCurl ? option is "-o" or "--output" : option is "-O" or "--output-document") file ??= value is null ? null : TextOf(value, option);
            else if (isCurl && option is "-O" or "--remote-name" or "--remote-name-all" or "-J" or "--remote-header-name") remoteName = true;
            else if (option == "--url" && value is not null) addresses.Add(value);
        }

        if (addresses.Count == 0) return null;
        if (file is null && (remoteName || !isCurl)) return new Download(invocation, invocation.Name!, addresses.ToImmutable(), NameIn(addresses[0]), false);
        var toOutput = file is null or "-" or "/dev/stdout";
        return new Download(invocation, invocation.Name!, addresses.ToImmutable(), toOutput ? Redirected(invocation) : file, toOutput && Redirected(invocation) is null);
    }

    /// <summary>True when it has a short option of a letter, alone or in a group, or one of these long ones.</summary>
    public bool Has(char letter, params IReadOnlyList<string> options) =>
        OptionsOf(Invocation).Any(o => o.Option is ['-', not '-'] text && text[1] == letter || o.Option is { } name && options.Contains(name));

    /// <summary>Options with their values, and operands, in order. A group of short options gives one entry per letter.</summary>
    public static IEnumerable<(string? Option, ShellWord? Value, ShellWord Word)> OptionsOf(ShellInvocation invocation)
    {
        var isCurl = invocation.Name == "curl";
        var (valued, letters) = isCurl ? (CurlValued, CurlShort) : (WgetValued, WgetShort);
        var words = invocation.Arguments;
        for (var i = 0; i < words.Length; i++)
        {
            var text = words[i].Prefix;
            if (text is not ['-', _, ..])
            {
                yield return (null, null, words[i]);
                continue;
            }

            if (text.StartsWith("--", StringComparison.Ordinal))
            {
                var equals = text.IndexOf('=', StringComparison.Ordinal);
                var name = equals < 0 ? text : text[..equals];
                var next = equals < 0 && valued.Contains(name) && i + 1 < words.Length ? words[++i] : null;
                yield return (name, next ?? (equals < 0 ? null : words[i]), words[i]);
                continue;
            }

            // wget's -nv and its like are one option, not a group.
            if (!isCurl && text.StartsWith("-n", StringComparison.Ordinal))
            {
                yield return (text, null, words[i]);
                continue;
            }

            var option = words[i];
            for (var at = 1; at < text.Length; at++)
            {
                var takesValue = letters.Contains(text[at], StringComparison.Ordinal);
                var value = !takesValue ? null : at + 1 < text.Length || words[i].Value is null ? option : i + 1 < words.Length ? words[++i] : null;
                yield return ("-" + text[at], value, option);
                if (takesValue) break;
            }
        }
    }

    /// <summary>The value's text: behind the option where both are one word; as written where a part is only known at run time.</summary>
    private static string TextOf(ShellWord value, string option)
    {
        var text = value.Value ?? value.Raw.Trim('"');
        if (text.StartsWith(option + "=", StringComparison.Ordinal)) return text[(option.Length + 1)..];
        if (option.Length != 2 || text is not ['-', _, ..]) return text;
        var at = text.IndexOf(option[1], StringComparison.Ordinal);
        return at < 0 ? text : text[(at + 1)..];
    }

    private static string? Redirected(ShellInvocation invocation) =>
        invocation.Command.Redirections.Where(static r => r.Operator is ">" or ">>" or ">|" && r.Descriptor is null or 1).Select(static r => r.Target is { } t ? t.Value ?? t.Raw.Trim('"') : null).FirstOrDefault();

    private static string? NameIn(ShellWord address)
    {
        var text = address.Value ?? address.Raw.Trim('"');
        var end = text.IndexOfAny(['?', '#']);
        if (end >= 0) text = text[..end];
        var name = text[(text.LastIndexOf('/') + 1)..];
        return name.Length == 0 ? null : name;
    }
}
