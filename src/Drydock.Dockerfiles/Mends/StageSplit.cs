using System.Collections.Immutable;
using Drydock.Dockerfiles.Rules;
using Drydock.Dockerfiles.Rules.Privilege;
using Drydock.Dockerfiles.Semantics;

namespace Drydock.Dockerfiles.Mends;

/// <summary>Sorts the instructions of a single stage into those that build and those that are shipped.</summary>
/// <remarks>Up to the last install, the stage that builds is the old stage: what is not known to be of no use there stays. What is shipped loses the installs alone.</remarks>
internal sealed class StageSplit
{
    private static readonly ImmutableArray<string> BuildCommands = ["gcc", "g++", "cc", "c++", "make", "cmake", "cargo", "rustc", "go", "ninja", "meson", "pkg-config", "swig"];
    private static readonly ImmutableArray<string> Shipped = ["label", "expose", "healthcheck", "cmd", "entrypoint", "volume", "stopsignal", "maintainer"];
    private static readonly ImmutableArray<string> Leading = ["PIP_TARGET", "PIP_PREFIX", "PIP_USER", "PIP_ROOT", "PYTHONUSERBASE", "UV_PYTHON", "CONDA_PREFIX"];

    private readonly MendContext c;
    private readonly ImmutableArray<Statement> statements;
    private readonly int first;
    private readonly int last;
    private readonly HashSet<string> builds = [];

    private StageSplit(MendContext c)
    {
        this.c = c;
        statements = c.Final.Statements;
        first = IndexOf(statements.FirstOrDefault(IsInstall));
        last = IndexOf(statements.LastOrDefault(IsInstall));
        foreach (var run in Runs.Take(last + 1).OfType<CommandStatement>()) builds.UnionWith(AptSplit.PackagesFor(run));
    }

    /// <summary>In file order.</summary>
    public ImmutableArray<StagePart> Parts { get; private set; } = [];

    private IEnumerable<Statement?> Runs => statements.Select(static s => s is CommandStatement { Syntax.Name: "run" } ? s : null);

    /// <summary>The split; why there is none, one sentence without its full stop, where it cannot be told.</summary>
    public static (StageSplit? Split, string? Problem) Of(MendContext c)
    {
        var split = new StageSplit(c);
        if (split.last < 0) return (null, "it installs no packages with pip, uv or Poetry, and how else it builds is not known here");
        var parts = ImmutableArray.CreateBuilder<StagePart>();
        foreach (var statement in split.statements)
        {
            var (part, problem) = split.PartOf(statement);
            if (part is null) return (null, problem);
            parts.Add(part);
        }

        split.Parts = parts.ToImmutable();
        return (split, null);
    }

    /// <summary>The last instruction that installs packages of Python.</summary>
    public CommandStatement LastInstall => (CommandStatement)statements[last];

    private static bool IsInstall(Statement? statement) => statement is CommandStatement { Syntax.Name: "run" } run && PythonInstalls.Installs(run);

    private int IndexOf(Statement? statement) => statement is null ? -1 : statements.IndexOf(statement);

    private (StagePart? Part, string? Problem) PartOf(Statement statement)
    {
        var isAbove = statements.IndexOf(statement) <= last;
        var name = statement.Syntax.Name;
        if (statement is UnknownStatement or OnbuildStatement) return (null, $"what {MendContext.Place(statement)} does once the file is split is not known here");
        if (statement is ShellStatement { Kind: not (ShellKind.Sh or ShellKind.Bash or ShellKind.Dash) }) return (null, $"{MendContext.Place(statement)} runs the steps in a shell that is not read here");
        if (statement is PairsStatement { Syntax.Name: "env" } env && Environment(env) is { } wrong) return (null, wrong);
        if (Shipped.Contains(name)) return (new StagePart(statement, StagePlace.Final), null);
        if (statement is CommandStatement run) return RunPart(run, isAbove);
        if (!isAbove) return (new StagePart(statement, StagePlace.Final), null);
        if (statement is PlainStatement { Syntax.Name: "user" } user && (user.Value is not { } value || !ImageUser.IsRoot(value.Split(':')[0].Trim()))) return (null, $"packages are installed as the user of {MendContext.Place(user)}");
        return statement is CopyStatement copy ? (CopyPart(copy), null) : (new StagePart(statement, StagePlace.Both), null);
    }

    private static string? Environment(PairsStatement env)
    {
        if (env.Pairs.FirstOrDefault(static p => Leading.Contains(p.Name)) is { } leading) return $"{leading.Name} of {MendContext.Place(env)} leads packages elsewhere";
        return env.Pairs.Any(static p => p.Name == "PATH" && p.Value?.Contains("$PATH", StringComparison.Ordinal) != true && p.Value?.Contains("${PATH", StringComparison.Ordinal) != true) ? $"{MendContext.Place(env)} sets PATH anew" : null;
    }

    private (StagePart? Part, string? Problem) RunPart(CommandStatement run, bool isAbove)
    {
        if (run.Script is null && !run.Exec) return (null, $"{MendContext.Place(run)} is not in a shell that is read here");
        if (run.Invocations.Any(static i => i.Runs("uv") && i.Subcommand?.Is("python") == true)) return (null, $"{MendContext.Place(run)} installs a Python of its own");
        if (isAbove && (PythonInstalls.Installs(run) || PythonInstalls.PreparesTools(run) || PythonInstalls.MadeEnvironment(c, run) is not null)) return InstallPart(run);
        if (AptSplit.IsPure(run)) return AptPart(run, isAbove);
        if (run.Packages.Any(static p => p.IsSystem && p.Manager is not ("apt-get" or "apt"))) return (null, $"{MendContext.Place(run)} installs packages of a system other than Debian's");
        if (run.Invocations.FirstOrDefault(static i => i.Name is { } n && BuildCommands.Contains(n) || i.Arguments.Any(static a => a.Value?.EndsWith("setup.py", StringComparison.Ordinal) == true)) is { } build)
            return (null, $"{MendContext.Place(run)} builds with {build.Name}, and what of that is shipped cannot be told");
        if (run.Packages.Any(static p => p.IsSystem && p.Operands.Any(static o => SystemInstalls.NameOf(o) is { } n && AptSplit.IsBuild(n)))) return (null, $"{MendContext.Place(run)} installs build tools and does more; give the install a RUN of its own");
        if (isAbove && statements.IndexOf(run) > first) return (null, $"{MendContext.Place(run)} stands between two installs and may use the first one's packages");
        return (new StagePart(run, isAbove ? StagePlace.Both : StagePlace.Final), null);
    }

    private (StagePart? Part, string? Problem) InstallPart(CommandStatement run)
    {
        if (PythonInstalls.Obstacle(run) is { } obstacle) return (null, obstacle);
        if (PythonInstalls.MadeEnvironment(c, run)?.Length == 0) return (null, $"where {MendContext.Place(run)} makes its virtual environment is only known when it is built");
        var (packages, problem) = AptSplit.Needed(c, run);
        if (problem is not null) return (null, problem);
        var system = run.Packages.Where(static p => p.Manager == "uv pip").SelectMany(static p => p.Invocation.Arguments, static (p, a) => (p.Invocation, Word: a)).Where(static x => x.Word.Is("--system"));
        return (new StagePart(run, StagePlace.Builder)
        {
            BuilderEdits = [.. system.Select(x => CommandChain.RemoveWord(c.Rules, run, x.Invocation, x.Word)).OfType<TextEdit>()],
            Instead = packages.IsEmpty ? [] : [AptText.Install(packages)],
        }, null);
    }

    private (StagePart? Part, string? Problem) AptPart(CommandStatement run, bool isAbove)
    {
        var split = AptSplit.Of(c, run, builds);
        if (split.Problem is not null) return (null, split.Problem);
        var place = (isAbove && split.Builder is not null, split.Final is not null) switch
        {
            (true, true) => StagePlace.Both,
            (true, false) => StagePlace.Builder,
            (false, true) => StagePlace.Final,
            _ => StagePlace.Neither,
        };

        // A step of its own above the installs may use any package: there, the stage that builds keeps them all.
        var keepsAll = Runs.Take(last + 1).OfType<CommandStatement>().Any(r => !AptSplit.IsPure(r) && !PythonInstalls.Installs(r) && !PythonInstalls.PreparesTools(r) && PythonInstalls.MadeEnvironment(c, r) is null);
        if (keepsAll && isAbove) return (new StagePart(run, split.Final is null ? StagePlace.Builder : StagePlace.Both) { FinalEdits = split.Final ?? [] }, null);
        return (new StagePart(run, place) { BuilderEdits = split.Builder ?? [], FinalEdits = split.Final ?? [] }, null);
    }

    private StagePart CopyPart(CopyStatement copy)
    {
        if (copy.From is not null) return new StagePart(copy, copy.From.Contains("astral-sh/uv", StringComparison.Ordinal) ? StagePlace.Builder : StagePlace.Both);
        if (InstallFiles.AreOnly(copy)) return new StagePart(copy, StagePlace.Builder);
        return new StagePart(copy, StagePlace.Both) { BuilderLines = InstallFiles.Narrow(c, copy, Runs.Take(last + 1).OfType<CommandStatement>()) };
    }
}
