using Drydock.Dockerfiles.Semantics;
using Drydock.Dockerfiles.Shell;

namespace Drydock.Dockerfiles.Rules;

/// <summary>What of a folder's content stays in the layer that a RUN makes.</summary>
internal static class LayerContents
{
    /// <summary>True when a mount holds a folder, so that nothing of it comes into the layer. A mount whose place is not known counts.</summary>
    public static bool IsMounted(CommandStatement run, string folder) =>
        run.Mounts.Any(m => m.Type is "cache" or "tmpfs" && (m.Target is not { } target || target.Contains('$', StringComparison.Ordinal) || Holds(target.TrimEnd('/'), folder)));

    /// <summary>True when a cache mount's place names one of these words: <c>.cache</c>, <c>pip</c>.</summary>
    public static bool HasCacheMountNamed(CommandStatement run, params IReadOnlyList<string> words) =>
        run.Mounts.Any(m => m.Type is "cache" or "tmpfs" && (m.Target is not { } target || target.Contains('$', StringComparison.Ordinal) || words.Any(w => target.Contains(w, StringComparison.OrdinalIgnoreCase))));

    /// <summary>True when a command of a script deletes a folder's content.</summary>
    /// <param name="from">Only commands behind this character of the script count.</param>
    public static bool IsDeleted(ShellScript script, string folder, int from = 0) =>
        script.Invocations.Any(i => i.Command.Start >= from && Deleted(i).Any(path => Holds(path, folder)));

    /// <summary>The folders and files that a command deletes, as written, without quotes and a trailing <c>/*</c>.</summary>
    public static IEnumerable<string> Deleted(ShellInvocation command)
    {
        if (command.Runs("rm"))
        {
            foreach (var operand in command.Arguments.Where(static a => !a.Prefix.StartsWith('-')))
            {
                foreach (var path in Braces(operand.Value ?? operand.Raw.Trim('"', '\''))) yield return Bare(path);
            }
        }
        else if (command.Runs("find") && command.Arguments.Any(static a => a.Is("-delete", "rm")))
        {
            foreach (var operand in command.Arguments.TakeWhile(static a => !a.Prefix.StartsWith('-'))) yield return Bare(operand.Value ?? operand.Raw.Trim('"'));
        }
    }

    private static bool Holds(string outer, string inner) => inner == outer || inner.StartsWith(outer + "/", StringComparison.Ordinal);

    private static string Bare(string path)
    {
        path = path.TrimEnd('/');
        foreach (var ending in (ReadOnlySpan<string>)["/*", "/.*", "/**"])
        {
            if (path.EndsWith(ending, StringComparison.Ordinal)) path = path[..^ending.Length];
        }

        return path.TrimEnd('/');
    }

    /// <summary><c>a/{b,c}</c> as the shell takes it: <c>a/b</c> and <c>a/c</c>; one pair of braces.</summary>
    private static IEnumerable<string> Braces(string path)
    {
        var open = path.IndexOf('{', StringComparison.Ordinal);
        var close = open < 0 ? -1 : path.IndexOf('}', open);
        return close < 0 ? [path] : path[(open + 1)..close].Split(',').Select(part => path[..open] + part + path[(close + 1)..]);
    }
}
