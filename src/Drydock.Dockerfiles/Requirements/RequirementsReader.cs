using System.Collections.Immutable;
using Drydock.Gpu.Requirements;

namespace Drydock.Dockerfiles.Requirements;

/// <summary>Reads pip's requirements files line by line, so that each can be spoken of at its place.</summary>
/// <remarks>pip documentation, "Requirements File Format"; the requirement itself is read by <see cref="RequirementParser"/>.</remarks>
public static class RequirementsReader
{
    /// <summary>Lines that are read of one file.</summary>
    public const int MostLines = 20_000;

    /// <summary>Longest logical line, hashes included.</summary>
    public const int LongestLine = 65_536;

    /// <summary>Files that <c>-r</c> leads to.</summary>
    public const int MostFiles = 50;

    private static readonly ImmutableArray<(string Short, string Long)> Options =
    [
        ("-r", "--requirement"), ("-c", "--constraint"), ("-e", "--editable"), ("-i", "--index-url"), ("-f", "--find-links"),
    ];

    /// <summary>The logical lines of a file's text. Never throws on content.</summary>
    public static ImmutableArray<RequirementLine> Read(string file, string text)
    {
        var lines = ImmutableArray.CreateBuilder<RequirementLine>();
        var (number, start, pending) = (0, 0, new System.Text.StringBuilder());
        foreach (var raw in text.Split('\n', MostLines + 1))
        {
            if (++number > MostLines)
            {
                lines.Add(new RequirementLine(file, number, "", RequirementKind.Unread));
                break;
            }

            if (pending.Length == 0) start = number;
            var line = WithoutComment(raw.TrimEnd('\r'));
            var goesOn = line.EndsWith('\\');
            if (pending.Length + line.Length <= LongestLine) pending.Append(goesOn ? line[..^1] + " " : line);
            if (goesOn) continue;
            Add(lines, file, start, pending.ToString().Trim());
            pending.Clear();
        }

        Add(lines, file, start, pending.ToString().Trim());
        return lines.ToImmutable();
    }

    /// <summary>The lines of a file and of those that it names with <c>-r</c>, each file once.</summary>
    /// <param name="file">Path in the build context.</param>
    /// <param name="read">The text of a file of the build context; null when it is missing or too large.</param>
    /// <returns>The lines, and whether every file could be read.</returns>
    public static (ImmutableArray<RequirementLine> Lines, bool Complete) Follow(string file, Func<string, string?> read)
    {
        var lines = ImmutableArray.CreateBuilder<RequirementLine>();
        var seen = new HashSet<string>(StringComparer.Ordinal) { file };
        var open = new Queue<string>([file]);
        var complete = true;
        while (open.TryDequeue(out var path))
        {
            if (read(path) is not { } text)
            {
                complete = false;
                continue;
            }

            var own = Read(path, text);
            lines.AddRange(own);
            complete &= !own.Any(static l => l.Kind == RequirementKind.Unread);
            foreach (var line in own.Where(static l => l.Option == "--requirement"))
            {
                var next = Rules.WorkingFolder.Join(path.Contains('/', StringComparison.Ordinal) ? "/" + path[..path.LastIndexOf('/')] : "", line.Value).TrimStart('/');
                if (!seen.Add(next)) continue;
                if (seen.Count > MostFiles) complete = false;
                else open.Enqueue(next);
            }
        }

        return (lines.ToImmutable(), complete);
    }

    private static void Add(ImmutableArray<RequirementLine>.Builder lines, string file, int number, string text)
    {
        if (text.Length > 0) lines.Add(LineOf(file, number, text));
    }

    private static RequirementLine LineOf(string file, int number, string text)
    {
        var line = new RequirementLine(file, number, text, RequirementKind.Package);
        if (text.StartsWith('-')) return OfOption(line);
        var options = text.IndexOf(" --", StringComparison.Ordinal);
        var asked = options < 0 ? text : text[..options].TrimEnd();
        line = line with { Hashes = options < 0 ? [] : Hashes(text[options..]) };
        var requirement = RequirementParser.Parse(asked, out _, number);
        if (IsAddress(requirement?.Url ?? asked)) return line with { Kind = RequirementKind.Address, Value = requirement?.Url ?? asked, Requirement = requirement };
        if (IsLocal(asked)) return line with { Kind = RequirementKind.Local, Value = asked, Requirement = requirement };
        return requirement is null ? line with { Kind = RequirementKind.Unread } : line with { Requirement = requirement };
    }

    private static RequirementLine OfOption(RequirementLine line)
    {
        var text = line.Text;
        var end = text.AsSpan().IndexOfAny(" \t=");
        var name = end < 0 ? text : text[..end];
        var value = end < 0 ? "" : text[(end + 1)..].TrimStart('=', ' ', '\t').Trim();
        foreach (var (shortName, longName) in Options)
        {
            if (name == shortName || name == longName) name = longName;
            else if (!text.StartsWith("--", StringComparison.Ordinal) && text.StartsWith(shortName, StringComparison.Ordinal)) (name, value) = (longName, text[2..].Trim());
            else continue;
            break;
        }

        line = line with { Kind = RequirementKind.Option, Option = name, Value = value };
        return name == "--editable" ? line with { Kind = IsAddress(value) ? RequirementKind.Address : RequirementKind.Local } : line;
    }

    private static ImmutableArray<string> Hashes(string options) =>
        [.. options.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries).Where(static o => o.StartsWith("--hash", StringComparison.Ordinal))
            .Select(static o => o[6..].TrimStart('=', ':')).Where(static h => h.Length > 0)];

    private static bool IsAddress(string text) => text.Contains("://", StringComparison.Ordinal);

    private static bool IsLocal(string text) =>
        text.StartsWith('.') || text.StartsWith('/') || text.EndsWith(".whl", StringComparison.OrdinalIgnoreCase) || text.EndsWith(".tar.gz", StringComparison.OrdinalIgnoreCase);

    /// <summary>A comment begins with # at the start of a line or behind a blank.</summary>
    private static string WithoutComment(string line)
    {
        for (var at = line.IndexOf('#', StringComparison.Ordinal); at >= 0; at = line.IndexOf('#', at + 1))
        {
            if (at == 0 || char.IsWhiteSpace(line[at - 1])) return line[..at];
        }

        return line;
    }
}
