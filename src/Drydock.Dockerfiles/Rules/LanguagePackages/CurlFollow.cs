using Drydock.Dockerfiles.Shell;

namespace Drydock.Dockerfiles.Rules.LanguagePackages;

/// <summary>curl that takes an error page for the file.</summary>
internal static class CurlFollow
{
    public static readonly Rule Rule = new()
    {
        Id = "curl-follow",
        Title = "curl may store an error page as the file",
        Why = "Without -f a \"404\" is a success whose page is stored under the file's name; without -L the answer \"it moved\" is.",
        Theme = RuleTheme.LanguagePackages,
        Severity = RuleSeverity.Info,
        Fix = FixClass.Consent,
        Before =
            """
            FROM buildpack-deps:bookworm
            RUN curl -sSo /opt/tool https://dl.acme.example/tool-1.4
            """,
        After =
            """
            FROM buildpack-deps:bookworm
            RUN curl -fL -sSo /opt/tool https://dl.acme.example/tool-1.4
            """,
        Check = static c =>
        {
            foreach (var (run, command) in c.RunCommands)
            {
                if (!command.Runs("curl") || Download.Of(command) is not { } download || IsNoFetch(download)) continue;
                var fails = download.Has('f', "--fail", "--fail-with-body", "--fail-early");
                var follows = download.Has('L', "--location", "--location-trusted");
                if (fails && follows) continue;
                var add = (fails, follows) switch { (false, false) => "-fL", (false, true) => "-f", _ => "-L" };
                var word = command.NameWord.Span;
                c.Report(word, fails ? "without -L curl stores the answer that a file moved instead of the file" : "without -f curl stores an error page as if it were the file", new Fix(FixClass.Consent, $"add {add}", TextEdit.Insert(word.End, $" {add}")));
            }
        },
    };

    /// <summary>Requests that ask for something else than a file, or whose options are not known.</summary>
    private static bool IsNoFetch(Download download) =>
        download.Has('I', "--head", "--data", "--data-raw", "--data-binary", "--data-urlencode", "--json", "--request", "--upload-file", "--form", "--write-out", "--config") || download.Has('d') || download.Has('X')
        || download.Has('T') || download.Has('F') || download.Has('w') || download.Has('K')
        || download.Addresses.All(static a => a.Prefix.StartsWith("file:", StringComparison.Ordinal) || a.Prefix.Contains("://localhost", StringComparison.Ordinal) || a.Prefix.Contains("://127.", StringComparison.Ordinal))
        || download.Invocation.Arguments.Any(static a => a is { Value: null, Prefix.Length: 0 } && a.Variables.Any(static v => v.Contains("OPT", StringComparison.OrdinalIgnoreCase) || v.Contains("FLAG", StringComparison.OrdinalIgnoreCase) || v.Contains("ARGS", StringComparison.OrdinalIgnoreCase)));
}
