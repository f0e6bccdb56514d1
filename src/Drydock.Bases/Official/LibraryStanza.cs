using System.Collections.Immutable;

namespace Drydock.Bases.Official;

/// <summary>One paragraph of a library file: names and values; a line that begins with a space goes on with the value before it.</summary>
internal sealed class LibraryStanza
{
    private const int MostLines = 50_000;
    private const int LongestLine = 16_384;
    private const int LongestTag = 128;

    private readonly Dictionary<string, string> fields;

    private LibraryStanza(Dictionary<string, string> fields)
    {
        this.fields = fields;
        Tags = TagsOf("Tags");
        SharedTags = TagsOf("SharedTags");
    }

    public ImmutableArray<string> Tags { get; }

    /// <summary>Tags that stanzas for other systems have as well.</summary>
    public ImmutableArray<string> SharedTags { get; }

    /// <summary>Where in the repository the Dockerfile is; often named after the release.</summary>
    public string Directory => fields.GetValueOrDefault("Directory", ".");

    /// <summary>True when a commit is named, for all platforms or for one.</summary>
    public bool HasCommit => fields.Any(static f => f.Key.EndsWith("GitCommit", StringComparison.OrdinalIgnoreCase) && f.Value.Length is > 0 and <= 64 && f.Value.All(char.IsAsciiHexDigitLower));

    public bool Has(string name) => fields.ContainsKey(name);

    /// <summary>As docker-library names them; the first stanza's where this one says nothing.</summary>
    public IEnumerable<string> Architectures(LibraryStanza head) => List(fields.GetValueOrDefault("Architectures") ?? head.fields.GetValueOrDefault("Architectures") ?? "amd64");

    /// <summary>Parts a text in stanzas. Lines that begin with <c>#</c> are comments.</summary>
    /// <exception cref="FormatException">A line is none of that, or the text is cut or too long.</exception>
    public static ImmutableArray<LibraryStanza> Read(string text)
    {
        if (!text.EndsWith('\n')) throw new FormatException("its last line has no end: it is cut");
        var lines = text.Split('\n');
        if (lines.Length > MostLines) throw new FormatException($"it has more than {MostLines} lines");
        var stanzas = ImmutableArray.CreateBuilder<LibraryStanza>();
        var open = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        string? last = null;
        foreach (var raw in lines)
        {
            var line = raw.TrimEnd('\r');
            if (line.Length > LongestLine) throw new FormatException($"a line is longer than {LongestLine} characters");
            if (line.StartsWith('#')) continue;
            if (string.IsNullOrWhiteSpace(line))
            {
                Close();
                continue;
            }

            if (line.AsSpan().ContainsAnyInRange('\0', '\b') || line.AsSpan().ContainsAnyInRange('\u007f', '\u009f')) throw new FormatException("it has control characters");
            if (line[0] is ' ' or '\t') Continue(line);
            else last = Field(line, open);
        }

        Close();
        return stanzas.ToImmutable();

        void Continue(string line)
        {
            if (last is null) throw new FormatException($"'{Shown(line)}' continues nothing");
            if (open[last].Length + line.Length > LongestLine) throw new FormatException($"the value of {last} is longer than {LongestLine} characters");
            open[last] = $"{open[last]} {line.Trim()}".Trim();
        }

        void Close()
        {
            if (open.Count > 0) stanzas.Add(new LibraryStanza(open));
            (open, last) = (new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase), null);
        }
    }

    private static string Field(string line, Dictionary<string, string> open)
    {
        var colon = line.IndexOf(':', StringComparison.Ordinal);
        if (colon < 1 || !line.AsSpan(0, colon).ToString().All(static c => char.IsAsciiLetterOrDigit(c) || c == '-')) throw new FormatException($"'{Shown(line)}' is not a line of the form Name: value");
        var name = line[..colon];
        return open.TryAdd(name, line[(colon + 1)..].Trim()) ? name : throw new FormatException($"{name} is there twice in one stanza");
    }

    private ImmutableArray<string> TagsOf(string name)
    {
        ImmutableArray<string> tags = [.. List(fields.GetValueOrDefault(name) ?? "")];
        return tags.FirstOrDefault(static t => !IsTag(t)) is { } wrong ? throw new FormatException($"'{Shown(wrong)}' is not a tag") : tags;
    }

    private static bool IsTag(string text) =>
        text.Length is > 0 and <= LongestTag && (char.IsAsciiLetterOrDigit(text[0]) || text[0] == '_') && text.All(static c => char.IsAsciiLetterOrDigit(c) || c is '_' or '.' or '-');

    private static string[] List(string value) => value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static string Shown(string text) => text.Length > 60 ? text[..60] + "…" : text;
}
