using System.Collections.Immutable;
using Drydock.Dockerfiles.Rules;
using Drydock.Dockerfiles.Semantics;

namespace Drydock.Dockerfiles.Mends;

/// <summary>The virtual environment that carries packages from the stage that builds into the one that is shipped.</summary>
/// <param name="Folder">Where it stands, in both: its programs name it by its path.</param>
/// <param name="Making">Lines that make it, in front of <paramref name="Before"/>; empty where the file does.</param>
/// <param name="Before">The instruction that needs it first.</param>
internal sealed record PythonEnvironment(string Folder, ImmutableArray<string> Making, Statement Before)
{
    private const string Default = "/opt/venv";

    /// <summary>The environment for the installs of a split; why there is none where it cannot be told.</summary>
    public static (PythonEnvironment? Environment, string? Problem) Of(MendContext c, StageSplit split)
    {
        var runs = split.Parts.Where(static p => p.Place == StagePlace.Builder).Select(static p => p.Statement).OfType<CommandStatement>().ToList();
        var made = runs.Select(r => PythonInstalls.MadeEnvironment(c, r)).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        if (made.Count > 1) return (null, "it makes several virtual environments");
        var pip = runs.Where(static r => PythonInstalls.Installs(r) && !PythonInstalls.FollowsVariable(r)).ToList();
        var others = runs.Where(PythonInstalls.FollowsVariable).ToList();
        if (pip.Count > 0 && others.Count > 0 && made.Count == 0) return (null, $"{MendContext.Place(pip[0])} and {MendContext.Place(others[0])} install packages in two ways");
        if (made.Count == 1) return (new PythonEnvironment(made[0], [], split.LastInstall), null);
        if (pip.Count > 0) return (OfPip(c, runs), null);
        return others.TrueForAll(static r => r.Packages.Any(static p => p.Manager == "uv")) ? OfSync(c, split) : (OfVariable(c, others[0], split), null);
    }

    private static PythonEnvironment OfPip(MendContext c, IEnumerable<CommandStatement> runs) =>
        new(Default, [$"RUN python -m venv {Default}", $"ENV PATH={Default}/bin:$PATH"], runs.First(static r => r.Packages.Any(PythonInstalls.IsPip)));

    /// <summary>uv makes the environment of a project itself.</summary>
    private static (PythonEnvironment?, string?) OfSync(MendContext c, StageSplit split)
    {
        var run = split.LastInstall;
        if (run.Scope.Variables.TryGetValue("UV_PROJECT_ENVIRONMENT", out var named))
            return named.Value is ['/', ..] folder && !folder.StartsWith("/usr", StringComparison.Ordinal) ? (new PythonEnvironment(folder, [], run), null) : (null, "UV_PROJECT_ENVIRONMENT names no folder of its own");
        return WorkingFolder.At(c.File, run) is { Length: > 0 } at ? (new PythonEnvironment(at + "/.venv", [], run), null) : (null, $"the folder in which {MendContext.Place(run)} works is not known");
    }

    /// <summary>uv pip and Poetry install into the environment that VIRTUAL_ENV names, and stay outside of it themselves.</summary>
    private static PythonEnvironment OfVariable(MendContext c, CommandStatement run, StageSplit split)
    {
        var isSet = run.Scope.Variables.TryGetValue("VIRTUAL_ENV", out var named) && named.Value is not null;
        var inProject = WorkingFolder.At(c.File, run) is { Length: > 0 } at && split.Parts.Any(p => p.Statement.Syntax.Text.Contains(at + "/.venv/bin", StringComparison.Ordinal)) ? at + "/.venv" : null;
        var folder = isSet ? named!.Value! : inProject ?? Default;
        var make = new List<string> { $"RUN python -m venv {folder}" };
        if (!isSet) make.Add($"ENV VIRTUAL_ENV={folder}");
        if (run.Scope.Variables.ContainsKey("UV_SYSTEM_PYTHON")) make.Add("ENV UV_SYSTEM_PYTHON=0");
        return new(folder, [.. make], run);
    }
}
