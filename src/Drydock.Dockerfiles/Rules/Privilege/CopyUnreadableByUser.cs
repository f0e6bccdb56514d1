using Drydock.Dockerfiles.Semantics;

namespace Drydock.Dockerfiles.Rules.Privilege;

/// <summary>COPY of a file that only its owner may read, for a service that is not its owner.</summary>
internal static class CopyUnreadableByUser
{
    public static readonly Rule Rule = new()
    {
        Id = "copy-unreadable-by-user",
        Title = "The service cannot read a file that is copied",
        Why = "COPY keeps the file's mode and gives it to root: a file of mode 0600 is closed to every other user, and the service fails with \"permission denied\" only when it starts.",
        Theme = RuleTheme.Privilege,
        Severity = RuleSeverity.Warning,
        Fix = FixClass.Consent,
        Before =
            """
            FROM python:3.12.11-slim-bookworm
            COPY app.py /srv/app.py
            USER 1000:1000
            CMD ["python", "/srv/app.py"]
            """,
        After =
            """
            FROM python:3.12.11-slim-bookworm
            COPY --chmod=0644 app.py /srv/app.py
            USER 1000:1000
            CMD ["python", "/srv/app.py"]
            """,
        ExampleFiles = [("app.py", "print('ready')")],
        ExampleModes = [("app.py", 0x180)],
        Check = static c =>
        {
            if (c.Folder is not { } folder || c.Final is not { } final || !ImageUser.IsKnownOther(ImageUser.Of(c, final))) return;
            foreach (var copy in final.Lineage.SelectMany(static s => s.All<CopyStatement>()))
            {
                if (copy.From is not null || copy.Flag("chmod") is not null || copy.Flag("chown") is not null || IsOpenedBelow(c, copy)) continue;
                var closed = copy.Sources.SelectMany(s => ContextSource.Files(folder, copy, s)).Where(static f => f.Mode != 0 && (f.Mode & 4) == 0).ToList();
                if (closed.Count == 0) continue;
                var what = closed.Count == 1 ? $"{closed[0].Path} has" : $"{closed[0].Path} and {closed.Count - 1} more have";
                c.Report(copy.Span, $"{what} mode {Convert.ToString(closed[0].Mode, 8).PadLeft(4, '0')} in the build context and will belong to root: the service's user cannot read it; add --chmod", Mend(folder, copy));
            }
        },
    };

    /// <summary>Only for plain files: one mode for files and folders would close the folders.</summary>
    private static Fix? Mend(BuildContext folder, CopyStatement copy)
    {
        var files = copy.Sources.Select(s => ContextSource.File(folder, copy, s)).ToList();
        if (files.Exists(static f => f is null)) return null;
        var runs = files.Select(static f => (f!.Mode & 0x40) != 0).Distinct().ToList();
        return runs is [var executable] ? new Fix(FixClass.Consent, "let everybody read", StatementEdits.AddFlag(copy, executable ? "--chmod=0755" : "--chmod=0644")) : null;
    }

    /// <summary>True when a RUN below changes modes or owners: what comes of it is not worked out.</summary>
    private static bool IsOpenedBelow(RuleContext c, CopyStatement copy) =>
        c.File.After(copy).OfType<CommandStatement>().Any(static s => s.Syntax.Name == "run" && (s.Script is null || s.Invocations.Any(static i => i.Runs("chmod", "chown", "setfacl", "install"))));
}
