using System.Collections.Immutable;
using Drydock.Dockerfiles.Rules;
using Drydock.Dockerfiles.Semantics;

namespace Drydock.Dockerfiles.Mends;

/// <summary>The folders that a service writes to, as its Dockerfile tells: volumes, folders that it makes, and those that variables of caches, logs and data name.</summary>
internal static class WritableFolders
{
    private static readonly ImmutableArray<string> System = ["/etc", "/usr", "/bin", "/lib", "/lib64", "/sbin", "/proc", "/sys", "/dev", "/boot", "/root", "/tmp"];
    private static readonly ImmutableArray<string> Shared = ["", "/var", "/opt", "/home", "/srv", "/mnt", "/run", "/var/log", "/var/lib", "/var/cache", "/var/run", "/var/tmp"];
    private static readonly ImmutableArray<string> Caches = ["HF_HOME", "TRANSFORMERS_CACHE", "TORCH_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "MPLCONFIGDIR", "CUDA_CACHE_PATH", "TRITON_CACHE_DIR", "HOME"];
    private static readonly ImmutableArray<string> Purposes = ["CACHE", "LOG", "LOGS", "DATA", "UPLOAD", "UPLOADS", "STATE", "OUTPUT", "MEDIA", "STORAGE", "TMP", "TEMP", "RUN"];

    /// <summary>Absolute, sorted, without those that the image's programs and code stand in.</summary>
    public static ImmutableArray<string> Of(MendContext c)
    {
        var code = Code(c);
        var named = c.Final.Named("volume").SelectMany(static s => s.Words, static (s, w) => (Statement: s, Path: s.Scope.Expand(w.Text).Value)).Concat(Variables(c)).Concat(Made(c));
        var folders = named.Where(static n => n.Path is { Length: > 0 } && !n.Path.Any(static x => char.IsWhiteSpace(x) || x is '\'' or '"' or '$' or '*' or '{'))
            .Select(n => n.Path!.StartsWith('/') ? WorkingFolder.Join("", n.Path) : WorkingFolder.At(c.File, n.Statement) is { } folder ? WorkingFolder.Join(folder, n.Path) : "");
        return [.. folders.Where(f => !Shared.Contains(f) && !System.Any(s => f == s || f.StartsWith(s + "/", StringComparison.Ordinal)) && !code.Contains(f)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
    }

    /// <summary>Where a COPY puts what it copies; null when it is not known.</summary>
    public static string? Target(MendContext c, CopyStatement copy) =>
        copy.Destination is { } destination && copy.Scope.Expand(destination.Text).Value is { } path && WorkingFolder.At(c.File, copy) is { } folder ? WorkingFolder.Join(folder, path) : null;

    private static IEnumerable<(Statement Statement, string? Path)> Variables(MendContext c) =>
        ImageEnvironment.Of(c.Final).Where(static p => IsFolder(p.Pair) && p.Pair.Expanded is ['/', ..]).Select(static p => ((Statement)p.Statement, p.Pair.Expanded));

    private static bool IsFolder(Pair pair)
    {
        if (Caches.Contains(pair.Name)) return true;
        var words = pair.Name.ToUpperInvariant().Split('_');
        return words.Length > 1 && words[^1] is "DIR" or "PATH" or "ROOT" or "FOLDER" or "DIRECTORY" && words[..^1].Any(Purposes.Contains) && pair.Expanded?.Split('/')[^1].Contains('.', StringComparison.Ordinal) == false;
    }

    private static IEnumerable<(Statement Statement, string? Path)> Made(MendContext c) =>
        c.Final.Lineage.SelectMany(static s => s.Runs).SelectMany(static r => r.Invocations.Where(static i => i.Runs("mkdir")), static (r, i) => (Run: r, Command: i))
            .SelectMany(static m => m.Command.Arguments.Where((w, i) => !w.Prefix.StartsWith('-') && !(i > 0 && m.Command.Arguments[i - 1].Is("-m", "--mode"))), static (m, w) => ((Statement)m.Run, w.Value));

    /// <summary>Working folders and what is copied into them, what another stage hands over, and the folders of PATH: the service only reads these.</summary>
    private static HashSet<string> Code(MendContext c)
    {
        var code = new HashSet<string>(StringComparer.Ordinal);
        foreach (var statement in c.Final.Lineage.SelectMany(static s => s.Statements))
        {
            if (statement is PlainStatement { Syntax.Name: "workdir" } workdir && WorkingFolder.At(c.File, workdir) is { } folder && workdir.Value is { } path) code.Add(WorkingFolder.Join(folder, path));
            if (statement is CopyStatement { From: not null } copy && Target(c, copy) is { } target) code.Add(target);
        }

        return code;
    }
}
