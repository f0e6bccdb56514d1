using System.Collections.Immutable;
using Drydock.Dockerfiles.Rules;
using Drydock.Dockerfiles.Rules.LanguagePackages;
using Drydock.Dockerfiles.Semantics;
using Drydock.Dockerfiles.Shell;

namespace Drydock.Dockerfiles.Mends;

/// <summary>What a RUN does to Python's packages.</summary>
internal static class PythonInstalls
{
    private static readonly ImmutableArray<string> Tools = ["pip", "setuptools", "wheel", "uv", "poetry", "poetry-core", "poetry-plugin-export", "build", "virtualenv"];

    /// <summary>Programs that may stand beside an install in one RUN: they make it ready, or tidy up behind it.</summary>
    private static readonly ImmutableArray<string> Companions = ["apt-get", "apt", "rm", "set", "true", "echo", "export", "find", "cd", "mkdir", "cat", "touch", "test", "["];

    private static readonly ImmutableArray<string> Elsewhere = ["--target", "-t", "--prefix", "--root", "--user", "--python", "-p"];

    /// <summary>True when it installs packages that the service runs with.</summary>
    public static bool Installs(CommandStatement run) => run.Packages.Any(IsInstall);

    /// <summary>True when it only fetches or sets up what installs packages.</summary>
    public static bool PreparesTools(CommandStatement run) =>
        !Installs(run) && (run.Packages.Any(static p => IsPip(p) && p.Action is "install" or "config") || run.Packages.Any(static p => p.Manager is "poetry" or "uv")
            || run.Invocations.Any(static i => i.Runs("curl", "wget") && i.Arguments.Any(static a => IsInstaller(a.Prefix))));

    /// <summary>True when a program of a package manager for Python installs into a virtual environment without being told by PATH.</summary>
    public static bool FollowsVariable(CommandStatement run) => run.Packages.Any(static p => IsInstall(p) && p.Manager is "uv pip" or "uv" or "poetry");

    /// <summary>True for pip itself.</summary>
    public static bool IsPip(PackageInstall call) => call.Manager == "pip" && call.Invocation.Name != "pipx";

    /// <summary>The folder of a virtual environment that it makes; null where it makes none, "" where the folder is not known.</summary>
    public static string? MadeEnvironment(MendContext c, CommandStatement run)
    {
        foreach (var command in run.Invocations)
        {
            var words = command.Arguments;
            var isVenv = command.Name?.StartsWith("python", StringComparison.Ordinal) == true && words.Any(static w => w.Is("-m")) && words.Any(static w => w.Is("venv", "virtualenv"));
            var isUv = command.Runs("uv") && command.Subcommand?.Is("venv") == true;
            if (!isVenv && !isUv && !command.Runs("virtualenv")) continue;
            var folder = words.LastOrDefault(w => !w.Prefix.StartsWith('-') && w != command.Subcommand && !w.Is("venv", "virtualenv"));
            var path = folder is null ? isUv ? ".venv" : null : run.Scope.Expand(folder.Raw).Value;
            return path is not null && WorkingFolder.At(c.File, run) is { } at ? WorkingFolder.Join(at, path) : "";
        }

        return null;
    }

    /// <summary>Why such a RUN cannot move into another stage; null where it can.</summary>
    public static string? Obstacle(CommandStatement run)
    {
        var place = MendContext.Place(run);
        if (run.Packages.FirstOrDefault(static p => p.Manager is "pipenv" or "conda" or "mamba" or "micromamba" or "npm" or "yarn" or "pnpm" or "gem" or "cargo" or "go" or "bundle" or "composer") is { } other)
            return $"{place} uses {other.Manager}, whose packages this does not know how to hand over";
        if (run.Packages.Any(static p => p.IsSystem && p.Manager is not ("apt-get" or "apt"))) return $"{place} installs packages of a system other than Debian's";
        if (run.Packages.Any(p => IsInstall(p) && p.Manager is "pip" or "uv pip" && p.Invocation.Arguments.Any(static a => Elsewhere.Contains(a.Prefix.Split('=')[0])))) return $"{place} installs into a folder of its own";
        if (run.Packages.Any(IsPip) && Installs(run) && FollowsVariable(run)) return $"{place} installs packages in two ways";
        var stranger = run.Invocations.FirstOrDefault(i => !(i.Name is { } n && (Companions.Contains(n) || n is "pip" or "pip3" or "poetry" or "uv" || n.StartsWith("python", StringComparison.Ordinal) && i.Arguments.Any(static a => a.Is("pip", "venv", "ensurepip")))));
        return stranger is null || Fetches(run, stranger) ? null : $"{place} does more than install packages ({stranger.Name ?? stranger.NameWord.Raw}); give that a RUN of its own";
    }

    private static bool IsInstall(PackageInstall call) => call.Manager switch
    {
        "pip" => call.Action is "install" or "sync" && call.Invocation.Name != "pipx" && !IsToolsOnly(call),
        "uv pip" => call.Action is "install" or "sync" && !IsToolsOnly(call),
        "uv" => call.Action is "sync",
        "poetry" => call.Action is "install" or "sync",
        _ => false,
    };

    private static bool IsToolsOnly(PackageInstall call) =>
        !call.Operands.IsEmpty && call.Operands.All(static o => PipArguments.RequirementOf(o) is { } r && Tools.Contains(r.Name))
        && !call.Invocation.HasOption("-r", "--requirement", "-e", "--editable");

    private static bool IsInstaller(string text) => text.Contains("astral.sh/uv", StringComparison.Ordinal) || text.Contains("install.python-poetry.org", StringComparison.Ordinal);

    /// <summary>The pipe of an installer of uv or Poetry.</summary>
    private static bool Fetches(CommandStatement run, ShellInvocation command) =>
        command.Runs("curl", "wget", "sh", "bash", "python", "python3") && run.Invocations.Any(static i => i.Runs("curl", "wget") && i.Arguments.Any(static a => IsInstaller(a.Prefix)));
}
