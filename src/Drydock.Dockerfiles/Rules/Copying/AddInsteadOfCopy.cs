using System.Collections.Immutable;
using Drydock.Dockerfiles.Semantics;

namespace Drydock.Dockerfiles.Rules.Copying;

/// <summary>ADD of what COPY could copy.</summary>
internal static class AddInsteadOfCopy
{
    public static readonly Rule Rule = new()
    {
        Id = "add-instead-of-copy",
        Title = "ADD copies a plain local file",
        Why = "ADD unpacks archives and fetches addresses without being asked; COPY does what it says.",
        Theme = RuleTheme.Copying,
        Severity = RuleSeverity.Info,
        Fix = FixClass.Safe,
        Aliases = ["CIS-DI-0009", "CKV_DOCKER_4", "DL3020", "DS-0005", "S7029"],
        Before =
            """
            FROM debian:12.11
            ADD app.py /srv/app.py
            """,
        After =
            """
            FROM debian:12.11
            COPY app.py /srv/app.py
            """,
        Check = static c =>
        {
            foreach (var add in c.Stages.SelectMany(static s => s.All<CopyStatement>()).Where(static s => s.IsAdd && s.Destination is not null))
            {
                if (add.Flag("checksum") is not null || add.Flag("unpack") is not null || add.Flag("keep-git-dir") is not null) continue;
                var kinds = add.Sources.Select(s => KindOf(c, add, s)).ToImmutableArray();
                if (kinds.Any(static k => k is SourceKind.Other)) continue;
                var sure = kinds.All(static k => k is SourceKind.Plain);
                c.Report(add.KeywordSpan, "ADD of local files does what COPY does, and more when one is an archive; write COPY",
                    sure ? new Fix(FixClass.Safe, "write COPY", new TextEdit(add.KeywordSpan, add.Syntax.Keyword == "add" ? "copy" : "COPY")) : null);
            }
        },
    };

    private enum SourceKind
    {
        /// <summary>An archive, an address, or not known.</summary>
        Other,

        /// <summary>Local; what lies behind the name may still be an archive.</summary>
        Local,

        /// <summary>Local, and no archive.</summary>
        Plain,
    }

    private static SourceKind KindOf(RuleContext c, CopyStatement add, Word source)
    {
        if (source.Text.StartsWith("<<", StringComparison.Ordinal)) return add.Syntax.Heredocs.IsEmpty ? SourceKind.Local : SourceKind.Plain;
        if (add.Scope.Expand(source.Text).Value is not { Length: > 0 } path || Archives.IsRemote(path) || Archives.IsArchive(path)) return SourceKind.Other;
        if (path.EndsWith('/') || path is "." or "..") return SourceKind.Plain;
        if (path.AsSpan().ContainsAny('*', '?', '[')) return Archives.EndsPlainly(path) ? SourceKind.Plain : SourceKind.Local;
        if (Archives.EndsPlainly(path)) return SourceKind.Plain;

        // A name without ending is nearly always a folder; only the build context knows.
        var relative = WorkingFolder.Join("", path).TrimStart('/');
        return c.Folder is { } folder && folder.Find(relative) is null && folder.Exists(relative) ? SourceKind.Plain : SourceKind.Local;
    }
}
