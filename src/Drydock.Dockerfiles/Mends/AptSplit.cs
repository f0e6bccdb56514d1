using System.Collections.Immutable;
using Drydock.Dockerfiles.Rules;
using Drydock.Dockerfiles.Rules.Base;
using Drydock.Dockerfiles.Semantics;

namespace Drydock.Dockerfiles.Mends;

/// <summary>What each stage gets of a RUN that installs packages of Debian: compilers and headers build, everything else runs.</summary>
/// <param name="Builder">Changes of the RUN for the stage that builds; null when it has no place there.</param>
/// <param name="Final">Changes of the RUN for what is shipped; null when it has no place there.</param>
/// <param name="Problem">Why it cannot be told; null when it can.</param>
internal sealed record AptSplit(ImmutableArray<TextEdit>? Builder, ImmutableArray<TextEdit>? Final, string? Problem)
{
    private static readonly ImmutableArray<string> Building = ["swig", "patchelf", "ccache", "m4", "dpkg-dev", "pkgconf", "llvm", "cython3", "gcc-multilib", "clang"];

    /// <summary>Needed where a step calls them: they fetch or unpack.</summary>
    private static readonly ImmutableArray<string> Fetching = ["git", "curl", "wget", "unzip", "xz-utils", "gnupg", "ca-certificates", "openssh-client"];

    /// <summary>Packages that a service never loads.</summary>
    public static bool IsBuild(string name) => SingleStageWithCompiler.IsBuildTool(name) || Building.Contains(name) || name.StartsWith("gcc-", StringComparison.Ordinal) || name.StartsWith("g++-", StringComparison.Ordinal);

    /// <summary>True for a RUN that does nothing but install, remove and tidy up.</summary>
    public static bool IsPure(CommandStatement run) =>
        run.Packages.Any(static p => p.Manager is "apt-get" or "apt") && CommandChain.IsPlain(run)
        && run.Invocations.All(static i => i.Runs("apt-get", "apt", "rm", "set", "true", "export") && !i.Place.Conditional && !i.Place.Substitution);

    /// <summary>Splits a pure one.</summary>
    /// <param name="builds">Packages that the steps of the stage that builds call programs of.</param>
    public static AptSplit Of(MendContext c, CommandStatement run, IReadOnlySet<string> builds)
    {
        var installs = run.Packages.Where(static p => p.Action == "install" && !p.Operands.IsEmpty).ToList();
        if (installs.Count == 0) return Removing(run);
        if (installs.Count > 1) return new(null, null, $"{MendContext.Place(run)} installs in several steps; write one");
        var install = installs[0];
        var (builder, final) = (new List<TextEdit>(), new List<TextEdit>());
        var (inBuilder, inFinal) = (0, 0);
        var present = install.Operands.Select(SystemInstalls.NameOf).ToHashSet();
        foreach (var word in install.Operands)
        {
            var name = SystemInstalls.NameOf(word);
            var isBuild = name is not null && IsBuild(name);
            if (isBuild || name is null || SystemInstalls.IsLocalFile(word) || builds.Contains(name)) inBuilder++;
            else if (CommandChain.RemoveWord(c.Rules, run, install.Invocation, word) is { } away) builder.Add(away);
            else return Commented(run);
            if (!isBuild)
            {
                inFinal++;
                continue;
            }

            if (Libraries(c, run, name!) is not { } libraries) return new(null, null, $"which package has the libraries of {name}, of {MendContext.Place(run)}, is not known here; install that one too, and {name} in a stage that builds");
            ImmutableArray<string> missing = [.. libraries.Where(present.Add)];
            inFinal += missing.Length;
            var edit = missing.IsEmpty ? CommandChain.RemoveWord(c.Rules, run, install.Invocation, word) : new TextEdit(run.SpanOf(word), string.Join(' ', missing));
            if (edit is null) return Commented(run);
            final.Add(edit);
        }

        return new(inBuilder == 0 ? null : [.. builder], inFinal == 0 ? null : [.. final], null);
    }

    /// <summary>What the service needs of the packages that RUNs install on the side of Python's.</summary>
    public static (ImmutableArray<string> Packages, string? Problem) Needed(MendContext c, CommandStatement run)
    {
        var removed = run.Packages.Where(static p => p.Action is "remove" or "purge").SelectMany(static p => p.Operands).Select(SystemInstalls.NameOf).ToHashSet();
        var needed = new List<string>();
        foreach (var word in run.Packages.Where(static p => p is { Manager: "apt-get" or "apt", Action: "install" }).SelectMany(static p => p.Operands))
        {
            if (word.Value is null || SystemInstalls.NameOf(word) is not { } name) return ([], $"{MendContext.Place(run)} installs what is only known when it is built");
            if (IsBuild(name))
            {
                if (Libraries(c, run, name) is not { } libraries) return ([], $"which package has the libraries of {name}, of {MendContext.Place(run)}, is not known here; install that one in a RUN of its own");
                needed.AddRange(libraries);
            }
            else if (!removed.Contains(name)) needed.Add(word.Value);
        }

        return ([.. needed.Distinct(StringComparer.Ordinal)], null);
    }

    /// <summary>The packages that the commands of a step come from.</summary>
    public static IEnumerable<string> PackagesFor(CommandStatement run) =>
        Fetching.Where(p => run.Invocations.Any(i => i.Name == p || i.Name is { } name && SystemPackages.OfCommand(name).Contains(p)) || p is "git" or "ca-certificates" or "openssh-client" && run.Packages.Any(static x => !x.IsSystem));

    private static ImmutableArray<string>? Libraries(MendContext c, CommandStatement run, string name) =>
        !name.EndsWith("-dev", StringComparison.Ordinal) ? [] : SystemPackages.LibrariesOf(name, c.Rules.BaseOf(c.File.StageOf(run)).Release);

    /// <summary>What was installed to build is not there to be removed any more.</summary>
    private static AptSplit Removing(CommandStatement run)
    {
        var words = run.Packages.Where(static p => p.Action is "remove" or "purge").SelectMany(static p => p.Operands).ToList();
        if (words.Count == 0 && run.Packages.All(static p => p.Action is "autoremove" or "clean" or "autoclean")) return new(null, null, null);
        if (words.Count == 0) return new([], [], null);
        return words.All(static w => SystemInstalls.NameOf(w) is { } name && IsBuild(name)) ? new(null, null, null) : new(null, null, $"{MendContext.Place(run)} removes packages that the service may have used");
    }

    private static AptSplit Commented(CommandStatement run) => new(null, null, $"a comment stands between the packages of {MendContext.Place(run)}");
}
