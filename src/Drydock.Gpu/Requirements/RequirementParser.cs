using System.Collections.Immutable;

namespace Drydock.Gpu.Requirements;

/// <summary>Reads one requirement: <c>torch[opt] &gt;=2.4,&lt;2.6 ; python_version &lt; "3.13"</c> or <c>torch @ https://…</c> (PEP 508), a bare URL of a
/// wheel, and <c>torch==2.5.1+cu121</c>.</summary>
public static class RequirementParser
{
    /// <summary>Longest requirement that is read.</summary>
    public const int Longest = 4096;

    private const string WheelEnding = ".whl";

    /// <summary>Reads a requirement.</summary>
    /// <param name="wrong">What is wrong with it, as a clause; empty when nothing.</param>
    public static Requirement? Parse(string text, out string wrong, int line = 0)
    {
        wrong = "";
        text = text.Trim();
        if (text.Length > Longest)
        {
            wrong = $"it is longer than {Longest} characters";
            return null;
        }

        if (IsUrl(text)) return OfUrl(text, out wrong, line);
        var name = NameLength(text);
        if (name == 0)
        {
            wrong = "it does not begin with the name of a package";
            return null;
        }

        var rest = text[name..].TrimStart();
        var extras = ImmutableArray<string>.Empty;
        if (rest.StartsWith('['))
        {
            var end = rest.IndexOf(']', StringComparison.Ordinal);
            if (end < 0)
            {
                wrong = "the list of extras has no end";
                return null;
            }

            extras = [.. rest[1..end].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(Requirement.Normal)];
            rest = rest[(end + 1)..].TrimStart();
        }

        var requirement = new Requirement { Name = Requirement.Normal(text[..name]), Extras = extras, Text = text, Line = line };
        return rest.StartsWith('@') ? Direct(requirement, rest[1..].Trim()) : Versions(requirement, rest, out wrong);
    }

    private static Requirement Direct(Requirement requirement, string rest)
    {
        // A marker after a URL needs a space before its semicolon.
        var marker = rest.IndexOf(" ;", StringComparison.Ordinal);
        var url = marker < 0 ? rest : rest[..marker];
        var named = WheelFile.TryParse(url, out var file) ? file : null;
        return requirement with
        {
            Url = url.Trim(),
            Marker = marker < 0 ? "" : rest[(marker + 2)..].Trim(),
            Specifiers = named is null ? [] : [new VersionSpecifier("==", named.Version, false)],
            Unclear = named is null,
        };
    }

    private static Requirement? Versions(Requirement requirement, string rest, out string wrong)
    {
        wrong = "";
        var semicolon = rest.IndexOf(';', StringComparison.Ordinal);
        var marker = semicolon < 0 ? "" : rest[(semicolon + 1)..].Trim();
        var versions = (semicolon < 0 ? rest : rest[..semicolon]).Trim();
        if (versions.StartsWith('(') && versions.EndsWith(')')) versions = versions[1..^1];
        var specifiers = ImmutableArray.CreateBuilder<VersionSpecifier>();
        foreach (var clause in versions.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (!VersionSpecifier.TryParse(clause, out var specifier))
            {
                wrong = $"'{clause}' is not a version specifier such as ==2.5.1";
                return null;
            }

            specifiers.Add(specifier!);
        }

        return requirement with { Specifiers = specifiers.ToImmutable(), Marker = marker };
    }

    private static Requirement? OfUrl(string url, out string wrong, int line)
    {
        if (WheelFile.TryParse(url, out var file))
        {
            wrong = "";
            return new Requirement
            {
                Name = file!.Name,
                Url = url,
                Text = url,
                Line = line,
                Specifiers = [new VersionSpecifier("==", file.Version, false)],
            };
        }

        wrong = "it is a URL that does not name a wheel";
        return null;
    }

    private static bool IsUrl(string text) => text.Contains("://", StringComparison.Ordinal)
        ? NameLength(text) is var length && text[length..].TrimStart() is var rest && !rest.StartsWith('@') && !rest.StartsWith('[')
        : text.EndsWith(WheelEnding, StringComparison.OrdinalIgnoreCase) && !text.Contains('@', StringComparison.Ordinal);

    private static int NameLength(string text)
    {
        var length = 0;
        while (length < text.Length && (char.IsAsciiLetterOrDigit(text[length]) || (length > 0 && text[length] is '-' or '_' or '.'))) length++;
        while (length > 0 && !char.IsAsciiLetterOrDigit(text[length - 1])) length--;
        return length;
    }
}
