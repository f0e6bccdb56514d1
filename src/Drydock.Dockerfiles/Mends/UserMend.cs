using System.Globalization;
using Drydock.Dockerfiles.Rules;
using Drydock.Dockerfiles.Rules.Privilege;
using Drydock.Dockerfiles.Semantics;

namespace Drydock.Dockerfiles.Mends;

/// <summary>Runs the service as an account of its own, by number, that owns the folders it writes to and nothing else.</summary>
/// <remarks>The code stays root's: a service that can rewrite its own code is an open door. The account has a home, since libraries keep their caches there.</remarks>
internal static class UserMend
{
    private static readonly string[] Behind = ["expose", "healthcheck", "cmd", "entrypoint", "stopsignal"];

    public static readonly Mend Mend = new("user", "run as an account of its own, by number", Run);

    private static MendResult Run(MendContext c)
    {
        var final = c.Final;
        var last = final.Last("user") as PlainStatement;
        if (last is { Value: null }) return MendResult.Refuse($"{MendContext.Place(last)} is only known when it is built");
        if (last is { Value: { } user } && !ImageUser.IsRoot(user.Split(':')[0].Trim())) return NumberedUser.Mend(c, last);
        var facts = c.Rules.BaseOf(final);
        if (last is null && ImageUser.IsKnownOther(facts.User)) return MendResult.Nothing;
        if (RootReasons.Of(c) is { } reason) return MendResult.Refuse(reason);
        if (facts.User is null || facts.HasShell != true || facts.Os is not ("debian" or "ubuntu" or "alpine"))
            return MendResult.Refuse($"which accounts {final.RootFrom.Image.Text} has, and what creates one there, is not known here");
        return Account.Of(final).FirstOrDefault(static a => !a.IsGroup && a.Name is not ("root" or null)) is { } there ? Reuse(c, there) : Create(c, facts.Os == "alpine");
    }

    /// <summary>An account that the file creates and does not use.</summary>
    private static MendResult Reuse(MendContext c, Account account)
    {
        var (number, edit) = NumberedUser.NumberOf(account);
        if (number is null) return MendResult.Refuse($"the account {account.Name} of {MendContext.Place(account.Run)} has no number; give it one");
        var folders = WritableFolders.Of(c);
        var lines = folders.IsEmpty ? [] : (string[])[$"RUN mkdir -p {string.Join(' ', folders)} && chown {number}:{number} {string.Join(' ', folders)}"];
        return MendResult.Of([.. Place(c, lines, $"USER {number}"), .. Owned(c, folders, number), .. edit is null ? [] : (TextEdit[])[edit]]);
    }

    private static MendResult Create(MendContext c, bool isAlpine)
    {
        var taken = Account.Of(c.Final).ToList();
        var image = c.Final.RootFrom.Reference?.Repository ?? "";

        // Ubuntu and Node bring an account with the number 1000.
        var isFree = !image.EndsWith("/node", StringComparison.Ordinal) && c.Rules.BaseOf(c.Final).Os != "ubuntu" && !taken.Exists(static a => a.Number == 1000);
        var number = isFree ? "1000" : "10001";
        var name = taken.Exists(static a => a.Name == "app") ? "service" : "app";
        var folders = WritableFolders.Of(c);
        var commands = isAlpine
            ? new List<string> { $"addgroup -g {number} {name}", $"adduser -u {number} -G {name} -s /sbin/nologin -D {name}" }
            : [$"groupadd --gid {number} {name}", $"useradd --uid {number} --gid {number} --no-log-init --create-home --shell /usr/sbin/nologin {name}"];
        if (!folders.IsEmpty) commands.AddRange([$"mkdir -p {string.Join(' ', folders)}", $"chown {number}:{number} {string.Join(' ', folders)}"]);
        var join = string.Create(CultureInfo.InvariantCulture, $" {c.File.Syntax.Escape}{c.NewLine} && ");
        return MendResult.Of([.. Place(c, ["RUN " + string.Join(join, commands)], $"USER {number}:{number}"), .. Owned(c, folders, number)]);
    }

    /// <summary>The account above the first VOLUME, whose content is fixed there; USER behind the last step that root has to do.</summary>
    private static IEnumerable<TextEdit> Place(MendContext c, string[] lines, string user)
    {
        var statements = c.Final.Statements;
        var work = statements.Select(static s => s.Syntax.Name is "run" or "copy" or "add" or "workdir" or "user").ToList().LastIndexOf(true);
        var anchor = statements.Skip(work + 1).FirstOrDefault(static s => Behind.Contains(s.Syntax.Name));
        var volume = c.Final.Named("volume").FirstOrDefault();
        var early = volume is not null && lines.Length > 0 && (anchor is null || volume.Syntax.FirstLine < anchor.Syntax.FirstLine) && !c.Final.Before(volume).Any(static s => s.Syntax.Name == "user");
        if (early) yield return c.InsertBefore(volume!, lines);
        string[] rest = early ? [user] : [.. lines, user];
        if (anchor is not null) yield return c.InsertBefore(anchor, rest);
        else yield return c.InsertAfter((Statement?)statements.LastOrDefault() ?? c.Final.From, rest);
    }

    /// <summary>Files that are copied into a folder which the service writes to are its own.</summary>
    private static IEnumerable<TextEdit> Owned(MendContext c, IReadOnlyCollection<string> folders, string number) =>
        c.Final.All<CopyStatement>().Where(static s => s.Flag("chown") is null).Where(copy => WritableFolders.Target(c, copy) is { } target && folders.Any(f => target == f || target.StartsWith(f + "/", StringComparison.Ordinal)))
            .Select(copy => StatementEdits.AddFlag(copy, $"--chown={number}:{number}"));
}
