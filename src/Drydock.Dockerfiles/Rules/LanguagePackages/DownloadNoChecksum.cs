using Drydock.Dockerfiles.Semantics;
using Drydock.Dockerfiles.Shell;

namespace Drydock.Dockerfiles.Rules.LanguagePackages;

/// <summary>A download that is unpacked or run without a look at its sum.</summary>
internal static class DownloadNoChecksum
{
    private static readonly string[] Verifiers = ["sha256sum", "sha512sum", "sha384sum", "sha1sum", "shasum", "md5sum", "b2sum", "gpg", "gpgv", "cosign", "minisign", "signify", "openssl", "slsa-verifier", "cksum", "rhash"];

    private static readonly string[] Unpackers = ["tar", "bsdtar", "unzip", "gunzip", "zcat", "xz", "unxz", "bunzip2", "cpio", "7z", "dpkg", "rpm", "ar"];

    /// <summary>The fix needs the file's sum, which only a lookup gives; the catalogue's consent is the ADD that would hold it.</summary>
    public static readonly Rule Rule = new()
    {
        Id = "download-no-checksum",
        Title = "A download is used without a checksum",
        Why = "A replaced file, a taken-over server or a cut connection goes unnoticed, and what was in it is part of the image from then on.",
        Theme = RuleTheme.LanguagePackages,
        Severity = RuleSeverity.Warning,
        Fix = FixClass.Lookup,
        Before =
            """
            FROM debian:12.11
            RUN curl -fsSL https://dl.acme.example/tool-1.4.tar.gz | tar -xz -C /opt
            """,
        After =
            """
            FROM debian:12.11
            RUN curl -fsSLo /tmp/tool.tar.gz https://dl.acme.example/tool-1.4.tar.gz && echo "0000000000000000000000000000000000000000000000000000000000000000  /tmp/tool.tar.gz" | sha256sum -c - && tar -xzf /tmp/tool.tar.gz -C /opt
            """,
        Check = static c =>
        {
            foreach (var run in c.Runs)
            {
                if (run.Invocations.Any(static i => i.Runs(Verifiers))) continue;
                foreach (var command in run.Invocations)
                {
                    if (Download.Of(command) is { } download && Use(run, download) is { } use)
                        c.Report(command.Command.Span, $"what {download.Tool} fetches is {use} without a checksum; compare it with sha256sum -c, or fetch it with ADD --checksum");
                }
            }
        },
    };

    /// <summary>What is done with it; null when it is not unpacked, installed or run here.</summary>
    private static string? Use(CommandStatement run, Download download)
    {
        var command = download.Invocation;
        if (download.ToOutput)
        {
            if (!command.Place.Piped) return null;
            var later = command.Place.Item.Pipeline.Commands[(command.Place.PipelineIndex + 1)..];
            return run.Invocations.Any(i => later.Contains(i.Command) && i.Runs(Unpackers)) ? "unpacked" : null;
        }

        if (download.File is not { Length: > 0 } file) return null;
        var name = file[(file.LastIndexOf('/') + 1)..];
        if (name.Length == 0) return null;
        foreach (var later in run.Invocations.Where(i => i.Command.Start > command.Command.End))
        {
            if (!later.Command.Words.Any(w => Names(w, file, name))) continue;
            if (Names(later.NameWord, file, name)) return "run";
            if (later.Runs(Unpackers)) return later.Runs("dpkg", "rpm") ? "installed" : "unpacked";
            if (later.Runs("chmod") && later.Arguments.Any(static a => a.Raw.Contains('x', StringComparison.Ordinal) && a.Raw.Length < 8 || a.Is("755", "0755", "555", "775", "777", "700", "750"))) return "made a program";
            if (later.Runs("sh", "bash", "ash", "dash", "python", "python3", "perl", "node", "ruby", "source", ".")) return "run";
            if (later.Runs("install") || PackageInstalls.Of(later) is { Installs: true }) return "installed";
        }

        return null;
    }

    private static bool Names(ShellWord word, string file, string name)
    {
        var text = word.Value ?? word.Raw.Trim('"');
        return text == file || text == name || text.EndsWith("/" + name, StringComparison.Ordinal);
    }
}
