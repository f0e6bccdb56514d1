using System.Text;

namespace Drydock.Cli.Terminal;

/// <summary>Reads lines from a stream that may never end one.</summary>
internal static class BoundedLines
{
    public const int Longest = 4096;

    /// <summary>Each line without its end (LF or CRLF); null in place of a line of more than 4096 characters.</summary>
    /// <param name="beforeWaiting">Called before more is read, so that answers to what was read are on their way.</param>
    public static IEnumerable<string?> Of(TextReader input, Action beforeWaiting)
    {
        var line = new StringBuilder();
        var buffer = new char[4096];
        var (any, tooLong) = (false, false);
        while (true)
        {
            beforeWaiting();
            var read = input.Read(buffer, 0, buffer.Length);
            if (read <= 0) break;
            for (var i = 0; i < read; i++)
            {
                if (buffer[i] == '\n')
                {
                    yield return Finished(line, tooLong);
                    line.Clear();
                    (any, tooLong) = (false, false);
                    continue;
                }

                any = true;
                if (line.Length > Longest) tooLong = true;
                else line.Append(buffer[i]);
            }
        }

        if (any) yield return Finished(line, tooLong);
    }

    private static string? Finished(StringBuilder line, bool tooLong)
    {
        if (line.Length > 0 && line[^1] == '\r') line.Length--;
        return tooLong || line.Length > Longest ? null : line.ToString();
    }
}
