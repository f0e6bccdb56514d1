using System.Collections.Immutable;

namespace Drydock.Dockerfiles.Shell;

/// <summary>A program that a script starts, seen through <c>sudo</c>, <c>env</c>, <c>exec</c> and their like.</summary>
/// <param name="Command">The simple command it stands in.</param>
/// <param name="Script">The script.</param>
/// <param name="Name">The program without folder and leading backslash; null when it is only known at run time.</param>
/// <param name="NameWord">The word that names it.</param>
/// <param name="Arguments">The words behind its name.</param>
/// <param name="Wrappers">Programs in front that start it, outermost first: <c>sudo</c>, <c>xargs</c>.</param>
/// <param name="Place">Where it stands among the other commands.</param>
public sealed record ShellInvocation(SimpleCommand Command, ShellScript Script, string? Name, ShellWord NameWord, ImmutableArray<ShellWord> Arguments, ImmutableArray<ShellWord> Wrappers, ShellPlace Place)
{
    /// <summary>The first argument that is no option; null when there is none.</summary>
    public ShellWord? Subcommand => Arguments.FirstOrDefault(static a => !a.Prefix.StartsWith('-'));

    /// <summary>True when it is one of these programs.</summary>
    public bool Runs(params ReadOnlySpan<string> names) => Name is { } name && names.Contains(name);

    /// <summary>True when an argument is one of these options, alone or with <c>=value</c>.</summary>
    public bool HasOption(params ReadOnlySpan<string> options)
    {
        foreach (var argument in Arguments)
        {
            foreach (var option in options)
            {
                if (argument.Prefix == option && argument.Value is not null) return true;
                if (option.StartsWith("--", StringComparison.Ordinal) && argument.Prefix.StartsWith(option + "=", StringComparison.Ordinal)) return true;
            }
        }

        return false;
    }

    /// <summary>True when a short option stands alone or in a group: <c>y</c> in <c>-qy</c>.</summary>
    public bool HasShort(char option) =>
        Arguments.Any(a => a.Prefix is ['-', not '-', ..] prefix && prefix.AsSpan(1).Contains(option) && !prefix.AsSpan().Contains('='));

    /// <summary>Words in front of the name of the form <c>name=value</c>, those behind <c>env</c> included.</summary>
    public IEnumerable<(string Name, ShellWord Word)> Assignments =>
        Command.Assignments.Concat(Command.Words.TakeWhile(w => w.Start < NameWord.Start).Where(ShellScanner.IsAssignment))
            .Select(static w => (w.Raw[..w.Raw.IndexOf('=', StringComparison.Ordinal)].TrimEnd('+'), w));
}

/// <summary>Where a command stands among the others.</summary>
/// <param name="Item">Its pipeline in <paramref name="List"/>.</param>
/// <param name="List">The list it stands in.</param>
/// <param name="Index">Which item of the list.</param>
/// <param name="PipelineIndex">Which command of its pipeline.</param>
/// <param name="Depth">Compound commands and substitutions around it; 0 at the top.</param>
/// <param name="Conditional">True inside <c>if</c>, <c>case</c>, a loop or a function, which may not run.</param>
/// <param name="Substitution">True inside <c>$( )</c>.</param>
public sealed record ShellPlace(ShellListItem Item, ShellList List, int Index, int PipelineIndex, int Depth, bool Conditional, bool Substitution)
{
    /// <summary>The item behind it in its list; null for the last.</summary>
    public ShellListItem? Next => Index + 1 < List.Items.Length ? List.Items[Index + 1] : null;

    /// <summary>True when its output goes into another command.</summary>
    public bool Piped => PipelineIndex + 1 < Item.Pipeline.Commands.Length;
}
