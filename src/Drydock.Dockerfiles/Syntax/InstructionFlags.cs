using System.Collections.Immutable;
using System.Text;

namespace Drydock.Dockerfiles.Syntax;

/// <summary>Takes the leading <c>--</c> words off an instruction's arguments.</summary>
/// <remarks>BuildKit reads them byte by byte: a character of several bytes comes out as several Latin-1 characters, and one that holds the
/// byte 0x85 or 0xA0 ends the flag.</remarks>
internal static class InstructionFlags
{
    /// <summary>The flags, quotes and escapes removed, and what stands behind them.</summary>
    public static (ImmutableArray<string> Flags, string Remainder) Split(string arguments)
    {
        if (!arguments.AsSpan().TrimStart().StartsWith("--", StringComparison.Ordinal)) return ([], arguments.AsSpan().TrimStart().ToString());
        var bytes = SourceText.Encode(arguments);
        var flags = ImmutableArray.CreateBuilder<string>();
        var at = 0;
        while (true)
        {
            while (at < bytes.Length && SourceText.IsSpace(bytes[at])) at++;
            if (at + 1 >= bytes.Length || bytes[at] != '-' || bytes[at + 1] != '-') break;
            var flag = ReadFlag(bytes, ref at, out var quoted, out var ended);
            if (flag == "--" && !ended) break;
            if (flag != "--" && (quoted || flag.Length > 0)) flags.Add(flag);
        }

        return (flags.DrainToImmutable(), SourceText.Decode(bytes.AsSpan(Math.Min(at, bytes.Length))));
    }

    private static string ReadFlag(byte[] bytes, ref int at, out bool quoted, out bool ended)
    {
        var flag = new StringBuilder();
        var quote = 0;
        quoted = false;
        for (; at < bytes.Length; at++)
        {
            int value = bytes[at];
            if (quote == 0 && SourceText.IsSpace(value))
            {
                ended = false;
                return flag.ToString();
            }

            if (quote == 0 && (value is '\'' or '"'))
            {
                quote = value;
                quoted = true;
            }
            else if (quote != 0 && value == quote)
                quote = 0;
            else if (value != '\\')
                flag.Append((char)value);
            else if (at + 1 < bytes.Length)
                flag.Append((char)bytes[++at]);
            else
                quote = 0;
        }

        ended = true;
        return flag.ToString();
    }
}
