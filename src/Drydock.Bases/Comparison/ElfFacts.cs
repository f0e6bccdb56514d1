using System.Collections.Immutable;
using System.Text;

namespace Drydock.Bases.Comparison;

/// <summary>What a program or shared library asks of the system that it runs on.</summary>
/// <param name="Interpreter">The dynamic loader: <c>/lib64/ld-linux-x86-64.so.2</c>, <c>/lib/ld-musl-x86_64.so.1</c>; null for libraries and static programs.</param>
/// <param name="Soname">The name it goes by; null for programs.</param>
/// <param name="Needed">Names of the libraries it needs.</param>
/// <param name="Glibc">The newest version of glibc whose symbols it uses: <c>2.36</c>; null when it uses none.</param>
public sealed record ElfFacts(string? Interpreter, string? Soname, ImmutableArray<string> Needed, string? Glibc)
{
    /// <summary>The form in which facts are kept of a file.</summary>
    internal byte[] ToBytes()
    {
        var text = new StringBuilder("ELF\n");
        if (Interpreter is not null) text.Append('i').Append(Interpreter).Append('\n');
        if (Soname is not null) text.Append('s').Append(Soname).Append('\n');
        foreach (var name in Needed) text.Append('n').Append(name).Append('\n');
        if (Glibc is not null) text.Append('g').Append(Glibc).Append('\n');
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    /// <summary>Reads the kept form; null when it is of no such file.</summary>
    internal static ElfFacts? FromBytes(ReadOnlySpan<byte> kept)
    {
        if (!kept.StartsWith("ELF\n"u8)) return null;
        var lines = Encoding.UTF8.GetString(kept).Split('\n', StringSplitOptions.RemoveEmptyEntries)[1..];
        string? One(char kind) => lines.FirstOrDefault(l => l[0] == kind)?[1..];
        return new ElfFacts(One('i'), One('s'), [.. lines.Where(static l => l[0] == 'n').Select(static l => l[1..])], One('g'));
    }
}
