using System.Collections.Immutable;
using Drydock.Dockerfiles.Semantics;
using Drydock.Dockerfiles.Shell;
using Drydock.Gpu.Checking;
using Drydock.Gpu.Requirements;

namespace Drydock.Dockerfiles.GpuServices;

/// <summary>Finds what a Dockerfile installs with pip, uv, Poetry and conda, in its RUN instructions and in the files that these name.</summary>
/// <param name="find">Gives a file of the build by the name that an instruction has for it; null when it is not there or may not be opened.</param>
internal sealed class GpuInstalls(Func<string, NamedFile?> find)
{
    private const int MostIncludes = 20;

    private readonly List<InstallStep> steps = [];
    private readonly List<UnreadLine> unread = [];
    private readonly Dictionary<(ShellList List, int Index), int> places = [];

    public ImmutableArray<UnreadLine> Unread => [.. unread];

    /// <summary>The installs of all stages that the image needs.</summary>
    public ImmutableArray<InstallStep> Of(DockerfileModel model, Stage built, string file)
    {
        var needed = StageGraph.NeededFor(model, built);
        foreach (var stage in model.Stages.Where(s => needed.Contains(s.Index)))
            foreach (var run in stage.Runs)
            {
                foreach (var invocation in run.Invocations) Read(model, run, invocation, file);
                if (run.Exec && run.CommandLine.All(static w => w is not null)) Add(run, [.. run.CommandLine.OfType<string>()], file, run.Syntax.FirstLine);
            }

        return [.. steps];
    }

    private void Read(DockerfileModel model, CommandStatement run, ShellInvocation invocation, string file)
    {
        var words = invocation.Arguments.Prepend(invocation.NameWord).Select(word => Text(run, word)).ToImmutableArray();
        var line = model.Lines.LineOf(invocation.Command.Span.Start);
        if (Step(run, words, file, line) is not { } step) return;
        var place = (invocation.Place.List, invocation.Place.Index);
        if (invocation.Place.Item.Before == ShellOperator.Or && places.TryGetValue((place.List, place.Index - 1), out var first))
        {
            steps[first] = steps[first] with { Alternatives = steps[first].Alternatives.AddRange(step.Alternatives) };
            places[place] = first;
            return;
        }

        places[place] = steps.Count;
        steps.Add(step);
    }

    private void Add(CommandStatement run, ImmutableArray<string> words, string file, int line)
    {
        if (words.Length > 0 && Step(run, words, file, line) is { } step) steps.Add(step);
    }

    private InstallStep? Step(CommandStatement run, ImmutableArray<string> words, string file, int line)
    {
        if ((Project(words, line) ?? InstallCommand.Read(words)) is not { } set) return null;
        var whole = WithVariables(Included(set, line), run);
        var place = Torch(whole, file, line) ?? (file, line);
        return new InstallStep(place.File, place.Line, [whole]) { InstructionLine = line };
    }

    /// <summary>Indexes that pip and uv take from the environment where the command names none.</summary>
    private static RequirementSet WithVariables(RequirementSet set, CommandStatement run)
    {
        var main = set.Indexes.Main ?? Variable(run, "PIP_INDEX_URL") ?? Variable(run, "UV_DEFAULT_INDEX") ?? Variable(run, "UV_INDEX_URL");
        var extra = Variable(run, "PIP_EXTRA_INDEX_URL") ?? Variable(run, "UV_EXTRA_INDEX_URL") ?? Variable(run, "UV_INDEX") ?? "";
        return set with { Indexes = set.Indexes with { Main = main, Extra = set.Indexes.Extra.AddRange(extra.Split(' ', StringSplitOptions.RemoveEmptyEntries)) } };
    }

    private static string? Variable(CommandStatement run, string name) => run.Scope.Variables.GetValueOrDefault(name)?.Value is { Length: > 0 } value ? value : null;

    /// <summary>What the builder makes of a word; variables that only the shell knows stay as written.</summary>
    private static string Text(CommandStatement run, ShellWord word) => word.Value ?? run.Scope.Expand(word.Raw).Value ?? word.Raw;

    /// <summary>uv sync, poetry install, pip install . and conda env create read a file of the project.</summary>
    private RequirementSet? Project(ImmutableArray<string> words, int line)
    {
        var program = words[0][(words[0].LastIndexOf('/') + 1)..];
        var project = (program == "uv" && words.Contains("sync")) || (program == "poetry" && words.Contains("install"))
            || (program.StartsWith("pip", StringComparison.Ordinal) && words.Contains("install") && words.Any(static w => w == "." || w.StartsWith(".[", StringComparison.Ordinal)));
        if (project) return OfProject(line);
        if (program is not ("conda" or "mamba" or "micromamba") || !(words.Contains("-f") || words.Contains("--file"))) return null;
        var name = words.SkipWhile(static w => w is not ("-f" or "--file")).Skip(1).FirstOrDefault() ?? "";
        if (find(name) is { } file) return CondaEnvironment.Read(file.Text);
        unread.Add(new UnreadLine(line, name, "it is not in the folder of the Dockerfile"));
        return null;
    }

    private RequirementSet OfProject(int line)
    {
        var wrong = "it is not in the folder of the Dockerfile";
        if (find("pyproject.toml") is { } file && PyProject.Read(file.Text, out wrong) is { } set) return set;
        unread.Add(new UnreadLine(line, "pyproject.toml", wrong));
        return RequirementSet.Empty;
    }

    /// <summary>The set with what the files that it names add.</summary>
    private RequirementSet Included(RequirementSet set, int line)
    {
        var open = new Queue<string>(set.Includes);
        var read = new HashSet<string>(StringComparer.Ordinal);
        while (open.TryDequeue(out var name) && read.Count < MostIncludes)
        {
            if (find(name) is not { } file)
            {
                unread.Add(new UnreadLine(line, name, "it is not in the folder of the Dockerfile"));
                continue;
            }

            if (!read.Add(file.Path)) continue;
            var inner = RequirementsFile.Read(file.Text);
            foreach (var further in inner.Includes) open.Enqueue(further);
            set = set.With(inner with { Includes = [] });
        }

        foreach (var name in set.Constraints.Take(MostIncludes))
        {
            if (find(name) is { } file) set = set.ConstrainedBy(RequirementsFile.Read(file.Text));
            else unread.Add(new UnreadLine(line, name, "it is not in the folder of the Dockerfile"));
        }

        return set;
    }

    /// <summary>Where torch itself is written, when that is a file of its own.</summary>
    private (string File, int Line)? Torch(RequirementSet set, string file, int line)
    {
        if (set.Of("torch").FirstOrDefault() is not { Line: > 0 } torch) return null;
        foreach (var name in set.Includes)
            if (find(name) is { } named && RequirementsFile.Read(named.Text).Of("torch").Any(r => r.Text == torch.Text)) return (named.Path, torch.Line);
        return (file, line);
    }
}
