using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Drydock.Dockerfiles.Requirements;
using Drydock.Dockerfiles.Rules;
using Drydock.Dockerfiles.Rules.LanguagePackages;
using Drydock.Dockerfiles.Semantics;
using Drydock.Gpu.Requirements;

namespace Drydock.Dockerfiles.Mends;

/// <summary>The Python packages that RUN installs, as words, requirements files and lock files name them, and what these need of the system.</summary>
/// <param name="c">The file.</param>
/// <param name="runOnly">Leave out what only installing them needs.</param>
internal sealed partial class PythonPackages(MendContext c, bool runOnly)
{
    private static readonly ImmutableArray<string> Git = ["git"];

    /// <summary>Hands on what the installs of a RUN need; why that is not known, null when it is.</summary>
    public string? Read(CommandStatement run, Action<ImmutableArray<string>> need)
    {
        foreach (var call in run.Packages.Where(static p => p.Installs))
        {
            var problem = call.Manager switch
            {
                "pip" or "uv pip" => Pip(run, new PipCall(run, call), need),
                "uv" => Lock(run, "uv.lock", need),
                "poetry" => Lock(run, "poetry.lock", need),
                _ => null,
            };
            if (problem is not null) return problem;
        }

        return null;
    }

    private string? Pip(CommandStatement run, PipCall pip, Action<ImmutableArray<string>> need)
    {
        if (pip.Invocation.HasOption("--no-binary") || RunEnvironment.Has(run, pip.Invocation, "PIP_NO_BINARY")) return $"{MendContext.Place(run)} compiles what has wheels, and what that needs is not known here";
        foreach (var word in pip.Call.Operands)
        {
            if (word.Value is not { } text) return $"{MendContext.Place(run)} installs what is only known when it is built";
            if (text.StartsWith("git+", StringComparison.Ordinal) || text.Contains("@git+", StringComparison.Ordinal) || text.Contains(" git+", StringComparison.Ordinal)) Add(need);
            if (PipArguments.RequirementOf(word) is { } requirement && Need(run, requirement, need) is { } problem) return problem;
            if (PipArguments.IsPath(text) && Project(run, text, need) is { } local) return local;
        }

        foreach (var (_, path) in pip.Editables)
        {
            if (Project(run, path, need) is { } local) return local;
        }

        foreach (var (word, path) in pip.Files)
        {
            if (pip.ReadFiles(c.Rules).Where(f => f.Word == word).Select(static f => (f.Lines, f.Complete)).FirstOrDefault() is not { Complete: true } file)
                return $"{path ?? "a requirements file"} of {MendContext.Place(run)} cannot be read beside the Dockerfile, so which packages are compiled is not known";
            foreach (var line in file.Lines)
            {
                if (Line(run, line, need) is { } problem) return problem;
            }
        }

        return null;
    }

    private string? Line(CommandStatement run, RequirementLine line, Action<ImmutableArray<string>> need)
    {
        if (line.Value.StartsWith("git+", StringComparison.Ordinal)) Add(need);
        if (line.Option == "--no-binary") return $"{line.File} asks for compiling on line {line.Line}, and what that needs is not known here";
        if (line.Kind == RequirementKind.Local) return $"{line.File} installs a folder or file on line {line.Line}, and whether that is compiled is not known here";
        return line.Requirement is { } requirement ? Need(run, requirement, need) : null;
    }

    private string? Need(CommandStatement run, Requirement requirement, Action<ImmutableArray<string>> need)
    {
        var name = requirement.Name == "psycopg" && requirement.Extras.Contains("c") ? "psycopg-c" : requirement.Name;
        if (name == "psycopg" && requirement.Extras.Contains("binary")) return null;
        return Need(run, name, need);
    }

    private string? Need(CommandStatement run, string name, Action<ImmutableArray<string>> need)
    {
        if (SystemPackages.OfPython(name) is not { } needs) return null;
        if (needs.RunIn(c.Rules.BaseOf(c.File.StageOf(run)).Release) is not { } libraries) return $"{name} needs libraries whose packages are not known for this release; name the release in the base";
        need(runOnly ? libraries : [.. needs.Build, .. libraries]);
        return null;
    }

    /// <summary>A project of the build context: its own dependencies count, and it must not be compiled itself.</summary>
    private string? Project(CommandStatement run, string? path, Action<ImmutableArray<string>> need)
    {
        if (path is null || c.Rules.Folder is not { } folder) return $"{MendContext.Place(run)} installs a project that cannot be read here";
        var bare = path.Split('[')[0].TrimEnd('/');
        var setup = CopiedFiles.SourceOf(c.Rules, run, bare + "/setup.py") is { } script ? folder.Read(script) : null;
        var project = CopiedFiles.SourceOf(c.Rules, run, bare + "/pyproject.toml") is { } toml ? folder.Read(toml) : null;
        if (setup is null && project is null) return $"{MendContext.Place(run)} installs {path}, whose setup.py or pyproject.toml is not beside the Dockerfile";
        if (setup?.Contains("ext_modules", StringComparison.Ordinal) == true || project is not null && Compiles().IsMatch(project)) return $"{MendContext.Place(run)} compiles {path}, and what that needs is not known here";
        foreach (Match text in Quoted().Matches(setup + "\n" + project))
        {
            if (RequirementParser.Parse(text.Groups["text"].Value, out _) is { } requirement && Need(run, requirement, need) is { } problem) return problem;
        }

        return null;
    }

    private string? Lock(CommandStatement run, string file, Action<ImmutableArray<string>> need)
    {
        if (CopiedFiles.SourceOf(c.Rules, run, file) is not { } path || c.Rules.Folder?.Read(path) is not { } text) return $"{file} of {MendContext.Place(run)} cannot be read beside the Dockerfile, so which packages are compiled is not known";
        foreach (Match line in LockedName().Matches(text))
        {
            if (Need(run, line.Groups["name"].Value.ToLowerInvariant(), need) is { } problem) return problem;
        }

        return text.Contains("git+", StringComparison.Ordinal) || text.Contains("type = \"git\"", StringComparison.Ordinal) ? Add(need) : null;
    }

    private string? Add(Action<ImmutableArray<string>> need)
    {
        if (!runOnly) need(Git);
        return null;
    }

    [GeneratedRegex("^name = \"(?<name>[A-Za-z0-9._-]+)\"", RegexOptions.NonBacktracking | RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex LockedName();

    [GeneratedRegex("[\"'](?<text>[A-Za-z0-9][^\"'\n]{0,200})[\"']", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Quoted();

    [GeneratedRegex("maturin|scikit-build|scikit_build|meson-python|mesonpy|setuptools-rust|[Cc]ython|pybind11", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Compiles();
}
