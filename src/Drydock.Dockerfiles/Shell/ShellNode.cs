using System.Collections.Immutable;
using Drydock.Dockerfiles.Syntax;

namespace Drydock.Dockerfiles.Shell;

/// <summary>A piece of shell text. Positions are characters of the script's text.</summary>
/// <param name="Start">Index of its first character.</param>
/// <param name="End">Index behind its last one.</param>
public abstract record ShellNode(int Start, int End)
{
    /// <summary>Where the characters of its script stand in the file. Every piece knows its own: a script behind <c>sh -c</c> counts from its own beginning.</summary>
    public required TextMap Map { get; init; }

    /// <summary>Where it stands in the file.</summary>
    public TextSpan Span => Map.SpanOf(Start, End);
}

/// <summary>Commands one after another.</summary>
/// <param name="Items">In order; each with the operator that stands in front of it.</param>
public sealed record ShellList(int Start, int End, ImmutableArray<ShellListItem> Items) : ShellNode(Start, End);

/// <summary>One pipeline of a list.</summary>
/// <param name="Before">What joins it to the item in front; <see cref="ShellOperator.None"/> for the first.</param>
/// <param name="Background">True when <c>&amp;</c> follows.</param>
public sealed record ShellListItem(ShellOperator Before, ShellPipeline Pipeline, bool Background = false);

/// <summary>What stands between two pipelines.</summary>
public enum ShellOperator
{
    /// <summary>Nothing: the first of its list.</summary>
    None,

    /// <summary><c>;</c>, <c>&amp;</c> or a line end: the second runs whatever became of the first.</summary>
    Sequence,

    /// <summary><c>&amp;&amp;</c>.</summary>
    And,

    /// <summary><c>||</c>.</summary>
    Or,
}

/// <summary>Commands joined by <c>|</c>.</summary>
/// <param name="Negated">True when <c>!</c> stands in front.</param>
public sealed record ShellPipeline(int Start, int End, bool Negated, ImmutableArray<ShellCommand> Commands) : ShellNode(Start, End);

/// <summary>A simple or a compound command.</summary>
/// <param name="Redirections">In order.</param>
public abstract record ShellCommand(int Start, int End, ImmutableArray<Redirection> Redirections) : ShellNode(Start, End);

/// <summary>Assignments, words and redirections.</summary>
/// <param name="Assignments">Words of the form <c>name=value</c> in front of the command's name.</param>
/// <param name="Words">The name and its arguments; empty for a bare assignment or redirection.</param>
public sealed record SimpleCommand(int Start, int End, ImmutableArray<ShellWord> Assignments, ImmutableArray<ShellWord> Words, ImmutableArray<Redirection> Redirections)
    : ShellCommand(Start, End, Redirections);

/// <summary>A command made of lists.</summary>
/// <param name="Head">The words behind <c>for</c> and <c>case</c>, the name of a function.</param>
/// <param name="Conditions">The lists that decide: between <c>if</c> and <c>then</c>, <c>while</c> and <c>do</c>.</param>
/// <param name="Bodies">The lists that do the work.</param>
public sealed record CompoundCommand(int Start, int End, CompoundKind Kind, ImmutableArray<ShellWord> Head, ImmutableArray<ShellList> Conditions, ImmutableArray<ShellList> Bodies, ImmutableArray<Redirection> Redirections)
    : ShellCommand(Start, End, Redirections);

/// <summary>What a compound command is.</summary>
public enum CompoundKind
{
    /// <summary><c>( … )</c>.</summary>
    Subshell,

    /// <summary><c>{ …; }</c>.</summary>
    Group,

    If,
    For,
    While,
    Until,
    Case,
    Function,
}

/// <summary>A redirection.</summary>
/// <param name="Descriptor">The number in front; null where none stands.</param>
/// <param name="Operator">As written: <c>&gt;</c>, <c>&gt;&gt;</c>, <c>&lt;</c>, <c>&lt;&lt;</c>, <c>&gt;&amp;</c> …</param>
/// <param name="Target">The file, descriptor or terminator; null where the text ends first.</param>
/// <param name="Glued">True when the operator stands directly behind a word: <c>pkg&gt;=1</c>.</param>
public sealed record Redirection(int Start, int End, int? Descriptor, string Operator, ShellWord? Target, bool Glued) : ShellNode(Start, End);
