using System.Collections.Immutable;
using Drydock.Dockerfiles.Syntax;

namespace Drydock.Dockerfiles.Semantics;

/// <summary>An instruction with its meaning: stage, scope, flags and words with their places.</summary>
public abstract record Statement
{
    /// <summary>The instruction as parsed.</summary>
    public required Instruction Syntax { get; init; }

    /// <summary>Where its characters stand in the file.</summary>
    public required TextMap Map { get; init; }

    /// <summary>Index of its stage; -1 above the first FROM.</summary>
    public required int StageIndex { get; init; }

    /// <summary>What it sees.</summary>
    public required Scope Scope { get; init; }

    /// <summary>In order.</summary>
    public required ImmutableArray<Flag> Flags { get; init; }

    /// <summary>The argument words with their places.</summary>
    public required ImmutableArray<Word> Words { get; init; }

    /// <summary>From its first byte to the last of its line, here-documents not included.</summary>
    public TextSpan Span => Map.SpanOf(0, Syntax.Text.AsSpan().TrimEnd().Length);

    /// <summary>The instruction word.</summary>
    public TextSpan KeywordSpan
    {
        get
        {
            var start = Syntax.Text.Length - Syntax.Text.AsSpan().TrimStart().Length;
            return Map.SpanOf(start, start + Syntax.Keyword.Length);
        }
    }

    /// <summary>Everything behind word and flags.</summary>
    public TextSpan ArgumentsSpan => Map.SpanOf(Math.Min(Syntax.ArgumentsAt, Syntax.Text.Length), Math.Max(Math.Min(Syntax.ArgumentsAt, Syntax.Text.Length), Syntax.Text.AsSpan().TrimEnd().Length));

    /// <summary>The argument text behind word and flags, joined, trimmed.</summary>
    public string Arguments => Syntax.Text[Math.Min(Syntax.ArgumentsAt, Syntax.Text.Length)..].TrimEnd();

    /// <summary>The flag of a name; null when it is not given.</summary>
    public Flag? Flag(string name) => Flags.FirstOrDefault(f => f.Name == name);
}

/// <summary>An instruction whose words say all that is to be known: EXPOSE, VOLUME, USER, WORKDIR, STOPSIGNAL, MAINTAINER.</summary>
public sealed record PlainStatement : Statement
{
    /// <summary>The first word after expansion; null when it is not known.</summary>
    public string? Value => Words.IsEmpty ? "" : Scope.Expand(Words[0].Text).Value;
}

/// <summary>An instruction that BuildKit does not know.</summary>
public sealed record UnknownStatement : Statement;

/// <summary>ARG, ENV or LABEL.</summary>
public sealed record PairsStatement : Statement
{
    /// <summary>In order.</summary>
    public required ImmutableArray<Pair> Pairs { get; init; }

    /// <summary>True for <c>ENV name value</c>.</summary>
    public required bool Legacy { get; init; }
}

/// <summary>SHELL.</summary>
public sealed record ShellStatement : Statement
{
    /// <summary>What later shell forms run in.</summary>
    public required ShellKind Kind { get; init; }
}

/// <summary>ONBUILD.</summary>
public sealed record OnbuildStatement : Statement
{
    /// <summary>The instruction that fires later; null when none stands there. Its own places are those of the whole line.</summary>
    public required Statement? Trigger { get; init; }
}
