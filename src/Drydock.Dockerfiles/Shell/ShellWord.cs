using System.Collections.Immutable;

namespace Drydock.Dockerfiles.Shell;

/// <summary>One word of a command.</summary>
/// <param name="Raw">As written.</param>
/// <param name="Parts">In order.</param>
public sealed record ShellWord(int Start, int End, string Raw, ImmutableArray<ShellWordPart> Parts) : ShellNode(Start, End)
{
    /// <summary>What the program gets, quotes removed; null when a part is only known at run time. A glob counts as written.</summary>
    public string? Value { get; } = Parts.All(static p => p.Literal is not null) ? string.Concat(Parts.Select(static p => p.Literal)) : null;

    /// <summary>The text in front of the first part that is only known at run time; all of it when every part is known.</summary>
    public string Prefix { get; } = string.Concat(Parts.TakeWhile(static p => p.Literal is not null).Select(static p => p.Literal));

    /// <summary>True when no part is quoted.</summary>
    public bool Unquoted => Parts.All(static p => !p.Quoted);

    /// <summary>True when an unquoted part holds <c>*</c>, <c>?</c> or <c>[</c>, so that the shell looks for files.</summary>
    public bool IsGlob => Parts.Any(static p => !p.Quoted && p.Literal is { } text && text.AsSpan().ContainsAny('*', '?', '['));

    /// <summary>The lists of its command substitutions.</summary>
    public IEnumerable<ShellList> Substitutions => Parts.Select(static p => p.Commands).OfType<ShellList>();

    /// <summary>Names of the variables it uses.</summary>
    public IEnumerable<string> Variables => Parts.Select(static p => p.Variable).OfType<string>();

    /// <summary>True when it is known and equal to one of these.</summary>
    public bool Is(params ReadOnlySpan<string> texts) => Value is { } value && texts.Contains(value);
}

/// <summary>A stretch of a word.</summary>
/// <param name="Literal">Its text after quotes and escapes; null for what is only known at run time.</param>
/// <param name="Quoted">True inside quotes or behind an escape character.</param>
/// <param name="Variable">Name of the variable it stands for; null otherwise.</param>
/// <param name="Commands">The list of a command substitution; null otherwise.</param>
public sealed record ShellWordPart(string? Literal, bool Quoted, string? Variable = null, ShellList? Commands = null);
