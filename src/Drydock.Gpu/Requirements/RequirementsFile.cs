namespace Drydock.Gpu.Requirements;

/// <summary>Reads pip's requirements files (pip documentation, "Requirements File Format"): requirements, index options, comments, continued lines.</summary>
public static class RequirementsFile
{
    /// <summary>Lines that are read; the rest counts as unread.</summary>
    public const int MostLines = 20_000;

    /// <summary>Reads a file's text. Other files that it names are listed, not read.</summary>
    public static RequirementSet Read(string text)
    {
        var arguments = new InstallArguments();
        var number = 0;
        var start = 0;
        var pending = "";
        foreach (var raw in text.Split('\n'))
        {
            if (++number > MostLines)
            {
                arguments.Unread(number, "", $"the file has more than {MostLines} lines");
                break;
            }

            if (pending.Length == 0) start = number;
            var line = WithoutComment(raw.TrimEnd('\r'));
            if (line.EndsWith('\\') && pending.Length < RequirementParser.Longest)
            {
                pending += line[..^1] + " ";
                continue;
            }

            Line(arguments, (pending + line).Trim(), start);
            pending = "";
        }

        if (pending.Length > 0) Line(arguments, pending.Trim(), start);
        return arguments.ToSet();
    }

    private static void Line(InstallArguments arguments, string line, int number)
    {
        if (line.Length == 0) return;
        if (line.StartsWith('-'))
        {
            arguments.Add([.. line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)], number);
            return;
        }

        // Options of a single requirement follow it.
        var options = line.IndexOf(" --", StringComparison.Ordinal);
        arguments.AddRequirement(options < 0 ? line : line[..options], number);
    }

    /// <summary>A comment begins with # at the start of a line or after a space.</summary>
    private static string WithoutComment(string line)
    {
        for (var at = line.IndexOf('#', StringComparison.Ordinal); at >= 0; at = line.IndexOf('#', at + 1))
            if (at == 0 || char.IsWhiteSpace(line[at - 1])) return line[..at];
        return line;
    }
}
