using Drydock.Dockerfiles.Semantics;
using Drydock.Dockerfiles.Shell;

namespace Drydock.Dockerfiles.Rules.LanguagePackages;

/// <summary>A download that trusts any server.</summary>
internal static class InsecureTlsDownload
{
    private static readonly string[] GitVariables = ["GIT_SSL_NO_VERIFY"];

    private static readonly string[] Verifiers = ["sha256sum", "sha512sum", "shasum", "gpg", "gpgv", "cosign", "minisign"];

    public static readonly Rule Rule = new()
    {
        Id = "insecure-tls-download",
        Title = "A download is taken from any server that answers",
        Why = "Whoever stands between the build and the server can put in whatever they like, and it becomes part of the image.",
        Theme = RuleTheme.LanguagePackages,
        Severity = RuleSeverity.High,
        Fix = FixClass.Consent,
        Aliases = ["CKV2_DOCKER_14", "CKV2_DOCKER_2", "CKV2_DOCKER_3", "S5332"],
        Before =
            """
            FROM debian:12.11
            RUN curl -fsSLk -o /opt/tool https://dl.acme.example/tool
            """,
        After =
            """
            FROM debian:12.11
            RUN curl -fsSL -o /opt/tool https://dl.acme.example/tool
            """,
        Check = static c =>
        {
            foreach (var (run, command) in c.RunCommands)
            {
                if (command.Runs("git")) Git(c, run, command);
                if (Download.Of(command) is not { } download) continue;
                if (Switch(download) is { } word) c.Report(word.Span, $"{word.Raw} switches the certificate check of {download.Tool} off; give it the authority's certificate instead", WithoutSwitch(c, run, download, word));
                else if (download.Addresses.FirstOrDefault(static a => IsPlain(a.Prefix)) is { } address && !run.Invocations.Any(static i => i.Runs(Verifiers)))
                    c.Report(address.Span, "plain http: anyone on the way can change what is fetched; use https, or check the sum");
            }

            foreach (var add in c.File.Statements.OfType<CopyStatement>().Where(static s => s.IsAdd && s.Flag("checksum") is null))
            {
                foreach (var source in add.Sources.Where(static s => IsPlain(s.Text))) c.Report(source.Span, "plain http: anyone on the way can change what is fetched; use https, or --checksum");
            }

            foreach (var setting in EnvironmentSetting.Of(c, false, GitVariables).Where(static s => s.Value is not ("" or "0" or "false")))
                c.Report(setting.Span, $"{setting.Name} switches git's certificate check off; name the authority's certificate in GIT_SSL_CAINFO");
        },
    };

    private static ShellWord? Switch(Download download) =>
        Download.OptionsOf(download.Invocation).Where(o => download.Tool == "curl" ? o.Option is "-k" or "--insecure" or "--proxy-insecure" : o.Option is "--no-check-certificate" or "--no-check-cert").Select(static o => o.Word).FirstOrDefault();

    /// <summary>A word of its own goes; from a group of short options the letter goes.</summary>
    private static Fix? WithoutSwitch(RuleContext c, CommandStatement run, Download download, ShellWord word)
    {
        if (word.Value != word.Raw) return null;
        if (word.Raw.StartsWith("--", StringComparison.Ordinal) || word.Raw.Length == 2)
            return CommandChain.RemoveWord(c, run, download.Invocation, word) is { } remove ? new Fix(FixClass.Consent, "check the certificate", remove) : null;
        var letter = word.Raw.IndexOf('k', StringComparison.Ordinal);
        return new Fix(FixClass.Consent, "check the certificate", TextEdit.Remove(word.Map.SpanOf(word.Start + letter, word.Start + letter + 1)));
    }

    private static void Git(RuleContext c, CommandStatement run, ShellInvocation command)
    {
        var words = command.Arguments;
        for (var i = 0; i < words.Length; i++)
        {
            var text = words[i].Prefix;
            var off = text.StartsWith("http.sslVerify=", StringComparison.OrdinalIgnoreCase) ? text[15..] : text.Equals("http.sslVerify", StringComparison.OrdinalIgnoreCase) && i + 1 < words.Length ? words[i + 1].Value : null;
            if (off is "false" or "0") c.Report(words[i].Span, "http.sslVerify switches git's certificate check off; name the authority's certificate in http.sslCAInfo");
            else if (IsPlain(text) && command.Subcommand?.Value == "clone") c.Report(words[i].Span, "plain http: anyone on the way can change what is cloned; use https");
        }
    }

    /// <summary>True for http to anything but the build's own machine.</summary>
    private static bool IsPlain(string address) =>
        address.StartsWith("http://", StringComparison.OrdinalIgnoreCase) && address.Length > 7 && address.AsSpan(7) is var rest && !rest.StartsWith("localhost", StringComparison.OrdinalIgnoreCase)
        && !rest.StartsWith("127.", StringComparison.Ordinal) && !rest.StartsWith("[::1]", StringComparison.Ordinal) && !rest.StartsWith("0.0.0.0", StringComparison.Ordinal);
}
