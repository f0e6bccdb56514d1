using System.Collections.Immutable;
using Drydock.Dockerfiles.Semantics;

namespace Drydock.Dockerfiles.Rules.Copying;

/// <summary>ADD where COPY does.</summary>
internal static class AddInsteadOfCopy
{
    private static readonly ImmutableArray<string> Packed = [".tgz", ".tbz", ".tbz2", ".txz", ".tlz", ".tzst", ".gz", ".bz2", ".xz", ".zst", ".lzma"];

    public static readonly Rule Rule = new()
    {
        Id = "add-instead-of-copy",
        Title = "ADD is used for a plain file",
        Why = "ADD also downloads and unpacks; COPY does just what is meant.",
        Theme = RuleTheme.Copying,
        Severity = RuleSeverity.Info,
        Fix = FixClass.Safe,
        Aliases = ["CIS-DI-0009", "CKV_DOCKER_4", "DL3020", "DS-0005", "S7029"],
        Before =
            """
            FROM debian:12.11
            ADD app.py /srv/

            """,
        After =
            """
            FROM debian:12.11
            COPY app.py /srv/

            """,
        Check = static c =>
        {
            foreach (var add in c.File.Statements.OfType<CopyStatement>().Where(static s => s is { IsAdd: true, Destination: not null }))
            {
                if (add.Flags.Any(static f => f.Name is "checksum" or "unpack" or "keep-git-dir") || !add.Sources.All(w => IsPlain(add.Scope.Expand(w.Text).Value))) continue;
                c.Report(add.KeywordSpan, "COPY does what is meant here", new Fix(FixClass.Safe, "write COPY", new TextEdit(add.KeywordSpan, add.Syntax.Keyword == "add" ? "copy" : "COPY")));
            }
        },
    };

    /// <summary>Neither downloaded nor unpacked, as far as its name tells; one that may be is left alone.</summary>
    private static bool IsPlain(string? source)
    {
        if (source is null || source.Contains("://", StringComparison.Ordinal) || source.StartsWith("git@", StringComparison.Ordinal) || source.AsSpan().ContainsAny('*', '?', '[')) return false;
        var name = source[(source.LastIndexOf('/') + 1)..].ToLowerInvariant();
        return !name.Contains(".tar", StringComparison.Ordinal) && !Packed.Any(e => name.EndsWith(e, StringComparison.Ordinal)) && !name.EndsWith(".git", StringComparison.Ordinal);
    }
}
