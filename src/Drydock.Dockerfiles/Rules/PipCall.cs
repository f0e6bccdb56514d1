using System.Collections.Immutable;
using Drydock.Dockerfiles.Requirements;
using Drydock.Dockerfiles.Semantics;
using Drydock.Dockerfiles.Shell;

namespace Drydock.Dockerfiles.Rules;

/// <summary>A <c>pip install</c> or <c>uv pip install</c> of a RUN, with the requirements files of the build context that it reads.</summary>
/// <param name="Run">Where it stands.</param>
/// <param name="Call">The call.</param>
internal sealed record PipCall(CommandStatement Run, PackageInstall Call)
{
    private static readonly string[] RequirementOptions = ["-r", "--requirement"];
    private static readonly string[] ConstraintOptions = ["-c", "--constraint", "--constraints"];
    private static readonly string[] EditableOptions = ["-e", "--editable"];

    /// <summary>Every such call; pipx, which has other options, left out.</summary>
    public static IEnumerable<PipCall> Of(RuleContext c) =>
        c.RunPackages.Where(static p => p.Call is { Manager: "pip" or "uv pip", Action: "install", Invocation.Name: not "pipx" }).Select(static p => new PipCall(p.Run, p.Call));

    public ShellInvocation Invocation => Call.Invocation;

    /// <summary>Values of <c>-r</c>, each with the word it stands in.</summary>
    public IEnumerable<(ShellWord Word, string? Path)> Files => Values(RequirementOptions);

    /// <summary>True when it takes versions from a constraints file.</summary>
    public bool IsConstrained => Values(ConstraintOptions).Any() || RunEnvironment.Has(Run, Invocation, "PIP_CONSTRAINT") || RunEnvironment.Has(Run, Invocation, "UV_CONSTRAINT");

    /// <summary>Values of <c>-e</c>.</summary>
    public IEnumerable<(ShellWord Word, string? Path)> Editables => Values(EditableOptions);

    /// <summary>True when packages come from a folder alone.</summary>
    public bool IsOffline => Invocation.HasOption("--no-index");

    /// <summary>The lines of the requirements files that it names and that are in the build context, with the word that names them.</summary>
    public IEnumerable<(ShellWord Word, ImmutableArray<RequirementLine> Lines, bool Complete)> ReadFiles(RuleContext c)
    {
        foreach (var (word, path) in Files)
        {
            if (path is null || CopiedFiles.SourceOf(c, Run, path) is not { } source) continue;
            var (lines, complete) = RequirementsReader.Follow(source, c.Folder!.Read);
            yield return (word, lines, complete);
        }
    }

    private IEnumerable<(ShellWord Word, string? Path)> Values(string[] options) =>
        PackageInstalls.ValuesOf(Invocation, options).Select(word => (word, word.Value is { } text ? Bare(text, options) : null));

    /// <summary>The value without an option that is glued to it.</summary>
    private static string Bare(string text, string[] options)
    {
        foreach (var option in options)
        {
            if (!text.StartsWith(option, StringComparison.Ordinal)) continue;
            return text[option.Length..].TrimStart('=');
        }

        return text;
    }
}
