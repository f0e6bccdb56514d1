using System.Collections.Immutable;
using Drydock.Dockerfiles.Syntax;

namespace Drydock.Dockerfiles.Shell;

/// <summary>Shell text, read to its words.</summary>
/// <remarks>POSIX.1-2024, Shell Command Language, with the forms of bash that occur in Dockerfiles.</remarks>
/// <param name="Text">What the shell gets.</param>
/// <param name="Map">Where its characters stand in the file.</param>
/// <param name="Root">The commands.</param>
/// <param name="Comments">Stretches that <c>#</c> hides.</param>
/// <param name="Problems">What the shell would refuse; the rest is still read.</param>
public sealed record ShellScript(string Text, TextMap Map, ShellList Root, ImmutableArray<ShellComment> Comments, ImmutableArray<ShellProblem> Problems)
{
    /// <summary>Every simple command, those of compound commands and substitutions included, in text order.</summary>
    public ImmutableArray<ShellInvocation> Invocations => field.IsDefault ? field = ShellInvocations.Of(this) : field;

    /// <summary>Where a piece of a script stands in the file.</summary>
    public TextSpan SpanOf(ShellNode node) => node.Span;

    /// <summary>Reads shell text. Never throws on content; takes linear time.</summary>
    public static ShellScript Parse(string text, TextMap map) => new ShellParser(text, map).Parse();

    /// <summary>Reads shell text that stands alone.</summary>
    public static ShellScript Parse(string text) => Parse(text, TextMap.Of(text, [new TextSegment(0, 1, 0)]));
}

/// <summary>What <c>#</c> hides, up to the end of the line.</summary>
public sealed record ShellComment(int Start, int End) : ShellNode(Start, End);

/// <summary>Something that the shell would refuse.</summary>
public sealed record ShellProblem(int Start, int End, string Message) : ShellNode(Start, End);
