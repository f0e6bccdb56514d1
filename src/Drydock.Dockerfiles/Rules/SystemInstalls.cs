using Drydock.Dockerfiles.Semantics;
using Drydock.Dockerfiles.Shell;

namespace Drydock.Dockerfiles.Rules;

/// <summary>Questions about calls of a distribution's package manager.</summary>
internal static class SystemInstalls
{
    /// <summary>True for apt-get, apt and aptitude.</summary>
    public static bool IsApt(PackageInstall call) => call.Manager is "apt-get" or "apt" or "aptitude";

    /// <summary>True for dnf and the programs that take its words.</summary>
    public static bool IsDnf(PackageInstall call) => call.Manager is "dnf" or "yum" or "microdnf" or "tdnf";

    /// <summary>True when a call of apt fetches the package lists.</summary>
    public static bool IsAptUpdate(PackageInstall call) => IsApt(call) && call.Action == "update";

    /// <summary>True when a call of apt needs the package lists; one of local files alone does not.</summary>
    public static bool IsAptInstall(PackageInstall call) =>
        IsApt(call) && call.Action is "install" or "build-dep" or "satisfy" && call.Operands.Any(static o => !IsLocalFile(o));

    /// <summary>True for a package file instead of a package's name.</summary>
    public static bool IsLocalFile(ShellWord word) => word.Value is { } text && (text.StartsWith("./", StringComparison.Ordinal) || text.StartsWith('/') || text.EndsWith(".deb", StringComparison.Ordinal)
        || text.EndsWith(".apk", StringComparison.Ordinal) || text.EndsWith(".rpm", StringComparison.Ordinal) || text.Contains("://", StringComparison.Ordinal));

    /// <summary>A package's name without version, release and architecture; null when it is only known at run time.</summary>
    public static string? NameOf(ShellWord word)
    {
        if (word.Value is not { } text) return word.Prefix.IndexOfAny(['=', '/', ':', '<', '>', '~']) is var cut and > 0 ? word.Prefix[..cut] : null;
        var end = text.IndexOfAny(['=', '/', ':', '<', '>', '~', '@']);
        return end < 0 ? text : text[..end];
    }

    /// <summary>True when a RUN starts something whose doings are not known here: a script, a program named by a variable, a download that is run.</summary>
    public static bool RunsUnknown(CommandStatement run, int from = 0, int to = int.MaxValue)
    {
        if (run.Script is null) return true;
        return run.Invocations.Any(i => i.Command.Start >= from && i.Command.Start < to && IsUnknown(i));
    }

    private static bool IsUnknown(ShellInvocation i)
    {
        if (i.Name is not { } name) return true;
        if (i.NameWord.Value is { } written && written.StartsWith('.') && written.Length > 1 || name.EndsWith(".sh", StringComparison.Ordinal) || name is "." or "source" or "eval") return true;
        return name is "sh" or "bash" or "ash" or "dash" && !i.HasShort('c') || name is "npx" or "playwright" or "mk-build-deps" or "add-apt-repository" or "nala";
    }

    /// <summary>Names of packages for a message: the first few of them.</summary>
    public static string List(IReadOnlyList<string> names) => names.Count <= 4 ? string.Join(", ", names) : $"{string.Join(", ", names.Take(3))} and {names.Count - 3} more";
}
