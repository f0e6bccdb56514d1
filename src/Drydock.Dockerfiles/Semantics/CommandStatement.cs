using System.Collections.Immutable;
using Drydock.Dockerfiles.Shell;
using Drydock.Dockerfiles.Syntax;

namespace Drydock.Dockerfiles.Semantics;

/// <summary>RUN, CMD, ENTRYPOINT or HEALTHCHECK.</summary>
public sealed record CommandStatement : Statement
{
    /// <summary>True for the JSON form, which no shell reads.</summary>
    public required bool Exec { get; init; }

    /// <summary>The shell text, read; null in JSON form, for other interpreters and for shells that are not read.</summary>
    public required ShellScript? Script { get; init; }

    /// <summary>Where the script stands in a JSON string, without the quotes; null elsewhere.</summary>
    public TextSpan? JsonText { get; init; }

    /// <summary>What runs the shell form.</summary>
    public required ShellState Shell { get; init; }

    /// <summary>Mounts of RUN.</summary>
    public ImmutableArray<RunMount> Mounts { get; init; } = [];

    /// <summary>The interpreter that a here-document's <c>#!</c> names; null where the stage's shell runs it.</summary>
    public string? Interpreter { get; init; }

    /// <summary>True when the whole argument is one here-document.</summary>
    public bool IsHeredocScript { get; init; }

    /// <summary>True for <c>HEALTHCHECK NONE</c>.</summary>
    public bool IsNone { get; init; }

    /// <summary>The words of the JSON form, or of a shell form that is one simple command; empty otherwise. A word only known at run time has no value.</summary>
    public ImmutableArray<string?> CommandLine { get; init; } = [];

    /// <summary>Every program that it starts: from the shell text, or the JSON form's one.</summary>
    public ImmutableArray<ShellInvocation> Invocations => Script?.Invocations ?? [];

    /// <summary>The calls of package managers in it.</summary>
    public ImmutableArray<PackageInstall> Packages => field.IsDefault ? field = Script is null ? [] : [.. PackageInstalls.Of(Script)] : field;

    /// <summary>True for the word behind <c>sh -c</c> whose text is read as a script of its own: what is in it is told by its own commands.</summary>
    public bool IsScript(ShellInvocation command, ShellWord word) => Invocations.Any(i => !ReferenceEquals(i.Script, command.Script) && word.Span.Overlaps(i.Command.Span));

    /// <summary>Where a piece of a script stands.</summary>
    public TextSpan SpanOf(ShellNode node) => node.Span;
}
