using System.Collections.Immutable;

namespace Drydock.Advisories.Sample;

/// <summary>Reads the starter data's line format, version 1 (docs/reference/starter-data.md). One pass, a line at a time.</summary>
internal sealed class StarterDataReader
{
    public const string Feed = "sample";

    private const string FirstLine = "drydock-starter-data 1";
    private const int MaxLines = 100_000;
    private const int MaxLineLength = 16_384;

    private readonly string _file;
    private readonly Dictionary<(string Ecosystem, string Name), List<Advisory>> _packages = [];
    private readonly List<StarterDataSource> _sources = [];
    private readonly Dictionary<string, Kev> _kev = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Product, string Cycle), ReleaseSupport> _support = [];
    private (string Ecosystem, string Name) _section;
    private List<Advisory>? _advisories;
    private int _line;

    private StarterDataReader(string file) => _file = file;

    /// <exception cref="StarterDataException">A line is not in the format.</exception>
    public static StarterData Read(TextReader text, string file)
    {
        var reader = new StarterDataReader(file);
        reader.ReadLines(text);
        return new StarterData(reader._packages, [.. reader._sources], reader._kev, reader._support);
    }

    private void ReadLines(TextReader text)
    {
        var started = false;
        while (text.ReadLine() is { } line)
        {
            if (++_line > MaxLines) throw Wrong($"the file has more than {MaxLines} lines");
            if (line.Length > MaxLineLength) throw Wrong($"the line has {line.Length} characters; at most {MaxLineLength} are read");
            if (line.Length == 0 || line[0] == '#') continue;
            if (!started)
            {
                if (line != FirstLine) throw Wrong($"the first line that is no comment is not \"{FirstLine}\"");
                started = true;
            }
            else
            {
                ReadLine(line);
            }
        }

        if (!started) throw Wrong("the file holds no data");
        if (_sources.Count == 0) throw Wrong("no line names a source, so nothing says how old the data is");
    }

    private void ReadLine(string line)
    {
        if (line[0] == '[')
        {
            OpenSection(line);
            return;
        }

        var fields = line.Split(' ');
        if (Array.Exists(fields, static f => f.Length == 0)) throw Wrong("two blanks in a row, or a blank at an end");
        if (_advisories is not null) _advisories.Add(ReadAdvisory(fields));
        else ReadHead(fields);
    }

    /// <summary><c>[ECOSYSTEM NAME]</c>: the package is covered, and the lines below are everything against it.</summary>
    private void OpenSection(string line)
    {
        var blank = line.LastIndexOf(' ');
        if (line[^1] != ']' || blank < 2 || blank == line.Length - 2) throw Wrong("a section is written [ECOSYSTEM NAME]");
        _section = (line[1..blank], line[(blank + 1)..^1]);
        if (!_packages.TryAdd(_section, _advisories = [])) throw Wrong($"a second section for {_section.Ecosystem} {_section.Name}");
    }

    private void ReadHead(string[] fields)
    {
        switch (fields)
        {
            case ["source", var name, var origin, var day]:
                _sources.Add(new StarterDataSource(name, origin, Day(day)));
                break;
            case ["kev", var cve, var added]:
                AddKev(cve, new Kev("cisa", Day(added), Ransomware: false));
                break;
            case ["kev", var cve, var added, "ransomware"]:
                AddKev(cve, new Kev("cisa", Day(added), Ransomware: true));
                break;
            case ["support", var product, var cycle, var codename, var released, var active, var security, var extended]:
                var support = new ReleaseSupport(
                    product, cycle, Optional(codename), OptionalDay(released), End(active), End(security), End(extended));
                if (!_support.TryAdd((product, cycle), support)) throw Wrong($"a second line for {product} {cycle}");
                break;
            default:
                throw Wrong("it is none of: source NAME URL DAY, kev CVE DAY [ransomware], support PRODUCT CYCLE CODENAME DAY DAY DAY DAY, [ECOSYSTEM NAME]");
        }
    }

    private void AddKev(string cve, Kev kev)
    {
        if (!_kev.TryAdd(cve, kev)) throw Wrong($"a second line for {cve}");
    }

    /// <summary><c>ID ALIASES RANGES SEVERITIES [VERDICT]</c>.</summary>
    private Advisory ReadAdvisory(string[] fields)
    {
        if (fields.Length is not (4 or 5)) throw Wrong("an advisory is written ID ALIASES RANGES SEVERITIES [VERDICT]");
        var severities = List(fields[3], ';').Select(Severity).ToImmutableArray();
        var (ranges, versions) = Ranges(fields[2]);
        return new Advisory
        {
            Feed = Feed,
            Id = fields[0],
            Aliases = [.. List(fields[1], ',')],
            Severities = severities.RemoveAll(static s => s.Scale == SeverityScale.Debian),
            Affected =
            [
                new AffectedPackage
                {
                    Ecosystem = _section.Ecosystem,
                    Name = _section.Name,
                    Ranges = ranges,
                    Versions = versions,
                    Severities = severities.RemoveAll(static s => s.Scale != SeverityScale.Debian),
                    Verdict = fields.Length == 5 ? Verdict(fields[4]) : DistributionVerdict.None,
                },
            ],
        };
    }

    /// <summary>Comma-separated: <c>from..before</c>, <c>from..=last</c>, <c>from..</c> without an end, or a single version.</summary>
    private (ImmutableArray<VersionRange> Ranges, ImmutableArray<string> Versions) Ranges(string text)
    {
        var ranges = ImmutableArray.CreateBuilder<VersionRange>();
        var versions = ImmutableArray.CreateBuilder<string>();
        foreach (var part in List(text, ','))
        {
            var dots = part.IndexOf("..", StringComparison.Ordinal);
            if (dots < 0) versions.Add(part);
            else if (dots == 0) throw Wrong($"the range \"{part}\" has no beginning; from the first version on is written 0..");
            else ranges.Add(Range(part[..dots], part[(dots + 2)..]));
        }

        if (ranges.Count + versions.Count == 0) throw Wrong("an advisory names at least one version");
        return (ranges.ToImmutable(), versions.ToImmutable());
    }

    private VersionRange Range(string from, string to)
    {
        var start = new RangeEvent(RangeEventKind.Introduced, from);
        if (to.Length == 0) return new VersionRange([start]);
        var inclusive = to[0] == '=';
        var end = inclusive ? to[1..] : to;
        if (end.Length == 0 || end.Contains("..", StringComparison.Ordinal)) throw Wrong($"the range \"{from}..{to}\" has no readable end");
        return new VersionRange([start, new RangeEvent(inclusive ? RangeEventKind.LastAffected : RangeEventKind.Fixed, end)]);
    }

    private SeverityStatement Severity(string text) => text switch
    {
        _ when text.StartsWith("CVSS:4.0/", StringComparison.Ordinal) => new SeverityStatement(SeverityScale.CvssV4, text),
        _ when text.StartsWith("CVSS:3.", StringComparison.Ordinal) => new SeverityStatement(SeverityScale.CvssV3, text),
        _ when text.StartsWith("CVSS:2.0/", StringComparison.Ordinal) => new SeverityStatement(SeverityScale.CvssV2, text["CVSS:2.0/".Length..]),
        _ when text.StartsWith("ghsa=", StringComparison.Ordinal) => new SeverityStatement(SeverityScale.Ghsa, text["ghsa=".Length..]),
        _ when text.StartsWith("debian=", StringComparison.Ordinal) =>
            new SeverityStatement(SeverityScale.Debian, text["debian=".Length..].Replace('_', ' ')),
        _ => throw Wrong($"\"{text}\" is no severity; it begins with CVSS:, ghsa= or debian="),
    };

    private DistributionVerdict Verdict(string text)
    {
        var verdict = DistributionVerdict.None;
        foreach (var word in List(text, ','))
        {
            verdict |= word switch
            {
                "not-affected" => DistributionVerdict.NotAffected,
                "unimportant" => DistributionVerdict.Unimportant,
                "no-dsa" => DistributionVerdict.NoDsa,
                "ignored" => DistributionVerdict.Ignored,
                "postponed" => DistributionVerdict.Postponed,
                "end-of-life" => DistributionVerdict.EndOfLife,
                "undetermined" => DistributionVerdict.Undetermined,
                _ => throw Wrong($"\"{word}\" is no verdict of a distribution"),
            };
        }

        return verdict;
    }

    private string[] List(string text, char separator)
    {
        if (text == "-") return [];
        var parts = text.Split(separator);
        return Array.Exists(parts, static p => p.Length == 0) ? throw Wrong($"an empty entry in \"{text}\"") : parts;
    }

    private static string? Optional(string text) => text == "-" ? null : text;

    private DateOnly? OptionalDay(string text) => text == "-" ? null : Day(text);

    private SupportEnd End(string text) => new(OptionalDay(text));

    private DateOnly Day(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", out var day) ? day : throw Wrong($"\"{text}\" is no day; it is written YYYY-MM-DD");

    private StarterDataException Wrong(string wrong) => new(_file, _line, wrong);
}
