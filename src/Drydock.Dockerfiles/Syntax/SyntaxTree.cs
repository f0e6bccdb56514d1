using System.Collections.Immutable;

namespace Drydock.Dockerfiles.Syntax;

/// <summary>A Dockerfile, read without losing a byte and without giving up at an error.</summary>
/// <param name="Source">The file's bytes.</param>
/// <param name="Tokens">Cover the file without gap or overlap.</param>
/// <param name="Instructions">In file order; one that the parser rejects is left out and stands in <paramref name="Problems"/>.</param>
/// <param name="Directives">Name (lower case) and value of the parser directives.</param>
/// <param name="Escape">Backslash or backtick.</param>
/// <param name="Problems">In file order.</param>
public sealed record SyntaxTree(
    ReadOnlyMemory<byte> Source,
    ImmutableArray<SyntaxToken> Tokens,
    ImmutableArray<Instruction> Instructions,
    ImmutableArray<(string Name, string Value, int Line)> Directives,
    char Escape,
    ImmutableArray<SyntaxProblem> Problems)
{
    /// <summary>The problem at which the builder stops; null when it reads the whole file.</summary>
    public SyntaxProblem? Error => Problems.FirstOrDefault(static p => p.Fatal);

    /// <summary>Prints the tokens: the file again, byte for byte.</summary>
    public byte[] Print()
    {
        var bytes = new byte[Tokens.Sum(static t => t.Length)];
        var at = 0;
        foreach (var token in Tokens)
        {
            Source.Span.Slice(token.Start, token.Length).CopyTo(bytes.AsSpan(at));
            at += token.Length;
        }

        return bytes;
    }

    /// <summary>Reads a Dockerfile. Never throws on content; takes linear time.</summary>
    public static SyntaxTree Parse(ReadOnlyMemory<byte> source) => new DockerfileReader(source).Read();
}
