namespace Drydock.Packages.Catalogers.LockFiles;

/// <summary>The lines of a requirements file, as pip understands them.</summary>
/// <param name="Requirements">What it asks for.</param>
/// <param name="Includes">Paths after <c>-r</c>.</param>
/// <param name="Constraints">Paths after <c>-c</c>.</param>
/// <param name="BadLines">Numbers, from 1, of lines that are none of these.</param>
/// <remarks>pip documentation, "Requirements File Format".</remarks>
internal sealed record RequirementsFile(List<Requirement> Requirements, List<string> Includes, List<string> Constraints, List<int> BadLines)
{
    private const int LongestLine = 64 << 10;

    public static RequirementsFile Parse(ReadOnlySpan<byte> content)
    {
        var file = new RequirementsFile([], [], [], []);
        var number = 0;
        var text = Utf8Text.DecodeFile(content);
        var rest = text.AsSpan();
        while (!rest.IsEmpty)
        {
            var start = number + 1;
            var line = TakeLogicalLine(ref rest, ref number);
            if (line is null || (line.Length > 0 && !file.TryAdd(line))) file.BadLines.Add(start);
        }

        return file;
    }

    /// <summary>One line with those that a backslash at its end joins to it; comments removed; null when it is too long to be believed.</summary>
    private static string? TakeLogicalLine(ref ReadOnlySpan<char> rest, ref int number)
    {
        var joined = new System.Text.StringBuilder();
        var isLong = false;
        while (!rest.IsEmpty)
        {
            var end = rest.IndexOfAny('\n', '\r');
            var line = end < 0 ? rest : rest[..end];
            rest = end < 0 ? default : rest[(end + (rest[end] == '\r' && end + 1 < rest.Length && rest[end + 1] == '\n' ? 2 : 1))..];
            number++;
            var isComment = line.TrimStart().StartsWith("#");
            var continues = line.EndsWith("\\") && !isComment;
            var part = isComment ? default : WithoutComment(continues ? line[..^1] : line);
            isLong |= joined.Length + part.Length > LongestLine;
            if (!isLong) joined.Append(part);
            if (!continues) break;
        }

        return isLong ? null : joined.ToString().Trim();
    }

    private static ReadOnlySpan<char> WithoutComment(ReadOnlySpan<char> line)
    {
        for (var at = line.IndexOf('#'); at >= 0 && at < line.Length;)
        {
            if (at == 0 || char.IsWhiteSpace(line[at - 1])) return line[..at];
            var next = line[(at + 1)..].IndexOf('#');
            if (next < 0) break;
            at += next + 1;
        }

        return line;
    }

    private bool TryAdd(string line)
    {
        if (line.StartsWith('-')) return TryAddOption(line);
        var options = line.IndexOf(" --", StringComparison.Ordinal);
        if (options >= 0) line = line[..options].TrimEnd();
        var requirement = Requirement.IsLocation(line) ? Requirement.ParseLocation(line) : Requirement.Parse(line);
        if (requirement is null) return false;
        Requirements.Add(requirement);
        return true;
    }

    private bool TryAddOption(string line)
    {
        var end = line.AsSpan().IndexOfAny(' ', '=', '\t');
        var option = end < 0 ? line : line[..end];
        var value = end < 0 ? "" : line[(end + 1)..].Trim().Trim('"', '\'');
        if (option.Length > 2 && option[1] != '-' && option[1] is 'r' or 'c' or 'e') (option, value) = (option[..2], line[2..].Trim());
        switch (option)
        {
            case "-r" or "--requirement":
                Includes.Add(value);
                return true;
            case "-c" or "--constraint":
                Constraints.Add(value);
                return true;
            case "-e" or "--editable":
                // An editable path without a name is the project itself.
                var requirement = Requirement.ParseLocation(value) ?? Requirement.Parse(value);
                if (requirement is not null) Requirements.Add(requirement with { Editable = true });
                return true;
            default:
                return true; // index addresses, hashes and the like
        }
    }
}
