using System.Text;

namespace Drydock.Packages;

/// <summary>Names of Python projects, which are the same whatever their case and separators.</summary>
public static class PyPiName
{
    /// <summary>Lower case, each run of <c>-</c>, <c>_</c> and <c>.</c> as one hyphen: <c>Zope.Interface</c> becomes <c>zope-interface</c>.</summary>
    /// <remarks>PEP 503, "Normalized Names".</remarks>
    public static string Normalize(string name)
    {
        var text = new StringBuilder(name.Length);
        var separator = false;
        foreach (var c in name)
        {
            var isSeparator = c is '-' or '_' or '.';
            if (!isSeparator || !separator) text.Append(isSeparator ? '-' : char.ToLowerInvariant(c));
            separator = isSeparator;
        }

        return text.ToString();
    }

    /// <summary>True for a name that PyPI accepts: letters, digits and separators, with a letter or digit at both ends.</summary>
    /// <remarks>PyPA specification "Names and normalization".</remarks>
    public static bool IsValid(ReadOnlySpan<char> name)
    {
        if (name.IsEmpty || name.Length > 256 || !char.IsAsciiLetterOrDigit(name[0]) || !char.IsAsciiLetterOrDigit(name[^1])) return false;
        foreach (var c in name)
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('-' or '_' or '.')) return false;
        return true;
    }
}
