using System.Collections.Immutable;
using System.Globalization;
using Drydock.Dockerfiles.Rules.Privilege;
using Drydock.Dockerfiles.Semantics;
using Drydock.Dockerfiles.Shell;

namespace Drydock.Dockerfiles.Mends;

/// <summary>Why a service cannot simply run as somebody else.</summary>
internal static class RootReasons
{
    private static readonly string[] Daemons = ["nginx", "apache2", "apache2ctl", "httpd", "supervisord", "cron", "crond", "sshd", "dockerd", "systemd", "init", "php-fpm", "s6-svscan", "runit"];

    /// <summary>Programs that leave what they fetch in the home folder, and the variables that lead it elsewhere.</summary>
    private static readonly ImmutableArray<(string Mark, ImmutableArray<string> Variables)> Fetching =
    [
        ("playwright install", ["PLAYWRIGHT_BROWSERS_PATH"]),
        ("from_pretrained", ["HF_HOME", "TRANSFORMERS_CACHE", "XDG_CACHE_HOME"]),
        ("huggingface-cli download", ["HF_HOME", "XDG_CACHE_HOME"]),
        ("hf download", ["HF_HOME", "XDG_CACHE_HOME"]),
        ("SentenceTransformer", ["HF_HOME", "SENTENCE_TRANSFORMERS_HOME", "XDG_CACHE_HOME"]),
        ("torch.hub", ["TORCH_HOME", "XDG_CACHE_HOME"]),
        ("nltk.download", ["NLTK_DATA"]),
        ("pip install --user", []),
        ("pipx install", ["PIPX_HOME"]),
        ("uv tool install", ["UV_TOOL_DIR"]),
    ];

    /// <summary>The first reason, one sentence without its full stop; null when there is none.</summary>
    public static string? Of(MendContext c)
    {
        if (c.Final.RootFrom.IsScratch) return "an image from scratch has no accounts; name one by number in USER";
        if (PrivilegeDrop.IsBuiltIn(c.Rules, c.Final)) return "it starts as root on purpose, to become another user itself";
        return Daemon(c) ?? Port(c) ?? c.Final.Lineage.Reverse().SelectMany(static s => s.Statements).Select(s => Home(c, s)).FirstOrDefault(static r => r is not null);
    }

    private static string? Daemon(MendContext c)
    {
        foreach (var start in c.Final.Lineage.SelectMany(static s => s.All<CommandStatement>()).Where(static s => s.Syntax.Name is "cmd" or "entrypoint"))
        {
            var names = start.Invocations.Select(static i => i.Name).Concat(start.Exec ? start.CommandLine.Take(1).Select(static w => w?[(w.LastIndexOf('/') + 1)..]) : []);
            if (names.FirstOrDefault(static n => Daemons.Contains(n)) is { } daemon) return $"{daemon}, which {MendContext.Place(start)} starts, has to be set up for another user first";
        }

        return null;
    }

    private static string? Port(MendContext c)
    {
        foreach (var expose in c.Final.Lineage.SelectMany(static s => s.Named("expose")))
        {
            foreach (var word in expose.Words)
            {
                var first = expose.Scope.Expand(word.Text).Value?.Split('/', '-')[0];
                if (int.TryParse(first, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is > 0 and < 1024)
                    return string.Create(CultureInfo.InvariantCulture, $"port {port} of {MendContext.Place(expose)} is root's on many hosts; let the service listen on one from 1024 up");
            }
        }

        return null;
    }

    /// <summary>Whatever lies in root's home, no other account can read.</summary>
    private static string? Home(MendContext c, Statement statement) => statement switch
    {
        CommandStatement { Syntax.Name: "run" } run => Home(c, run),
        PairsStatement { Syntax.Name: "env" } env when env.Pairs.Any(static p => p.Value is { } value && InHome(value)) => $"{MendContext.Place(env)} leads into /root, which no other account can read",
        CopyStatement copy when WritableFolders.Target(c, copy) is { } target && InHome(target) => $"{MendContext.Place(copy)} copies into /root, which no other account can read",
        PlainStatement { Syntax.Name: "workdir", Value: { } path } when InHome(path) => $"{MendContext.Place(statement)} is in /root, which no other account can read",
        _ => null,
    };

    private static string? Home(MendContext c, CommandStatement run)
    {
        var text = run.Arguments + string.Concat(run.Syntax.Heredocs.Select(static h => h.Content));
        foreach (var (mark, variables) in Fetching)
        {
            if (text.Contains(mark, StringComparison.Ordinal) && !variables.Any(v => run.Scope.Variables.ContainsKey(v) || text.Contains(v + "=", StringComparison.Ordinal)))
                return $"{MendContext.Place(run)} leaves files in /root, which no other account can read; {(variables.IsEmpty ? "install for all accounts" : $"lead them elsewhere with {variables[0]}")}";
        }

        if (run.Script is null) return InHome(text) ? $"{MendContext.Place(run)} works in /root, which no other account can read" : null;
        var words = run.Invocations.Where(static i => !i.Runs("rm", "find", "chmod", "chown", "du", "ls")).SelectMany(static i => i.Command.Words.Concat(i.Command.Redirections.Select(static r => r.Target).OfType<ShellWord>()));
        return words.Any(static w => InHome(w.Prefix) || w.Raw.StartsWith("~/", StringComparison.Ordinal) || w.Variables.Contains("HOME")) ? $"{MendContext.Place(run)} works in /root, which no other account can read" : null;
    }

    private static bool InHome(string text) =>
        text.Split(' ', '=', ':', ',', '"', '\'', '\n').Any(static p => p == "/root" || p.StartsWith("/root/", StringComparison.Ordinal));
}
