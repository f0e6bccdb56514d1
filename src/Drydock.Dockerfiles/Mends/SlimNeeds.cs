using System.Collections.Immutable;
using Drydock.Dockerfiles.Rules;
using Drydock.Dockerfiles.Semantics;
using Drydock.Dockerfiles.Shell;

namespace Drydock.Dockerfiles.Mends;

/// <summary>The packages of Debian that what is shipped uses, and a full image brings while a slim one does not.</summary>
internal sealed class SlimNeeds(MendContext c)
{
    private readonly SortedSet<string> needed = new(StringComparer.Ordinal);

    /// <summary>The first instruction that uses one of them; null for none.</summary>
    public Statement? FirstUse { get; private set; }

    /// <summary>Those that the file does not install itself, sorted.</summary>
    public ImmutableArray<string> Missing
    {
        get
        {
            var installed = c.Final.Lineage.SelectMany(static s => s.Runs).SelectMany(static r => r.Packages).Where(static p => p is { IsSystem: true, Installs: true })
                .SelectMany(static p => p.Operands).Select(SystemInstalls.NameOf).ToHashSet();
            if (installed.Contains("build-essential")) installed.UnionWith(["gcc", "g++", "libc6-dev", "make"]);
            return [.. needed.Where(n => !installed.Contains(n))];
        }
    }

    /// <summary>Reads the shipped stages; what keeps it from knowing, null when nothing does.</summary>
    public string? Read()
    {
        var python = new PythonPackages(c, runOnly: false);
        foreach (var statement in c.Final.Lineage.Reverse().SelectMany(static s => s.Statements).OfType<CommandStatement>())
        {
            if (statement.Script is null && !statement.Exec && statement is { IsNone: false, Interpreter: null }) return $"{MendContext.Place(statement)} is not in a shell that is read here";
            foreach (var command in Commands(statement)) Need(statement, SystemPackages.OfCommand(command));
            if (Script(statement) is { Unknown: { } script }) return $"{MendContext.Place(statement)} starts {script}, which is not beside the Dockerfile, so what it uses is not known";
            if (statement.Syntax.Name != "run") continue;
            if (statement.Packages.FirstOrDefault(static p => p.Installs && p.Manager is "npm" or "yarn" or "pnpm" or "gem" or "cargo" or "go" or "conda" or "mamba" or "micromamba" or "pipenv") is { } other)
                return $"{MendContext.Place(statement)} installs with {other.Manager}, and what that compiles is not known here";
            if (python.Read(statement, packages => Need(statement, packages)) is { } unknown) return unknown;
        }

        return ReadOthers();
    }

    /// <summary>What another stage installs and hands over needs its libraries here.</summary>
    private string? ReadOthers()
    {
        var python = new PythonPackages(c, runOnly: true);
        foreach (var run in c.File.Stages.Where(s => c.File.Needed.Contains(s.Index) && !c.File.IsShipped(s)).SelectMany(static s => s.Runs))
        {
            if (python.Read(run, packages => needed.UnionWith(packages)) is { } unknown) return unknown;
        }

        return null;
    }

    private void Need(Statement statement, ImmutableArray<string> packages)
    {
        if (packages.IsEmpty) return;
        needed.UnionWith(packages);
        FirstUse ??= statement;
    }

    /// <summary>Names of the programs that an instruction starts, those of a script of the build context included.</summary>
    private IEnumerable<string> Commands(CommandStatement statement)
    {
        var own = statement.Invocations.Select(static i => i.Name).OfType<string>();
        if (statement.Exec && statement.CommandLine.FirstOrDefault() is { } first) own = own.Append(first[(first.LastIndexOf('/') + 1)..]);
        return Script(statement).Text is { } text ? own.Concat(ShellScript.Parse(text).Invocations.Select(static i => i.Name).OfType<string>()) : own;
    }

    /// <summary>The text of the shell script that starts the service; its name where it cannot be read.</summary>
    private (string? Text, string? Unknown) Script(CommandStatement statement)
    {
        if (statement.Syntax.Name is not ("cmd" or "entrypoint")) return (null, null);
        foreach (var word in statement.CommandLine.OfType<string>().Where(static w => w.EndsWith(".sh", StringComparison.Ordinal)))
        {
            return CopiedFiles.SourceOf(c.Rules, statement, word) is { } path && c.Rules.Folder?.Read(path) is { } text ? (text, null) : (null, word);
        }

        return (null, null);
    }
}
