using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace Drydock.Assessment.StructureTests;

/// <summary>A pattern of container-structure-test: RE2's syntax, found anywhere in the text, in linear time.</summary>
internal static class StructurePattern
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>Reads a pattern; false for one that cannot be matched in linear time, which RE2 refuses too.</summary>
    public static bool TryRead(string pattern, [NotNullWhen(true)] out Regex? regex)
    {
        try
        {
            regex = new Regex(pattern.Replace("(?P<", "(?<", StringComparison.Ordinal), RegexOptions.NonBacktracking | RegexOptions.CultureInvariant, Patience);
            return true;
        }
        catch (Exception error) when (error is ArgumentException or NotSupportedException)
        {
            regex = null;
            return false;
        }
    }

    /// <summary>Whether a text has a match.</summary>
    public static bool IsMatch(string pattern, string text)
    {
        try
        {
            return TryRead(pattern, out var regex) && regex.IsMatch(text);
        }
        catch (RegexMatchTimeoutException)
        {
            return false;
        }
    }
}
