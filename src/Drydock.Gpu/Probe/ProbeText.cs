using System.Text;

namespace Drydock.Gpu.Probe;

/// <summary>Text that came from a library, a program or the environment, made fit for a report.</summary>
internal static class ProbeText
{
    private const int Longest = 1000;

    /// <summary>On one line, control characters replaced by spaces, at most 1000 characters.</summary>
    public static string OneLine(string text)
    {
        var line = new StringBuilder(Math.Min(text.Length, Longest));
        foreach (var rune in text.EnumerateRunes())
        {
            if (line.Length >= Longest) return line.Append('…').ToString();
            if (Rune.IsControl(rune)) line.Append(' ');
            else line.Append(rune.ToString());
        }

        return line.ToString().Trim();
    }
}
