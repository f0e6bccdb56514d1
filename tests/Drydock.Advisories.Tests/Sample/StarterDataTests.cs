using System.Text;
using CsCheck;
using Drydock.Advisories.Sample;

namespace Drydock.Advisories.Tests.Sample;

/// <summary>The format: what is read is what was written, and every other text ends in one sentence that names the line.</summary>
public sealed class StarterDataTests
{
    private const string Head = "drydock-starter-data 1\nsource debian https://example.org 2025-02-12\n";

    private static readonly string Bundled = File.ReadAllText(Path.Combine(Repository.Root, "src/Drydock.Advisories/Sample/starter-data.txt"));

    [Fact]
    public void The_bundled_file_is_read_without_loss()
    {
        var store = SampleStore.Bundled();
        var expected = Bundled.Split('\n').SkipWhile(static line => !line.StartsWith('[')).Where(static line => line.Length > 0).ToList();
        var section = ("", "");
        var index = 0;
        var actual = new List<string>();
        foreach (var line in expected)
        {
            if (line[0] == '[')
            {
                var blank = line.LastIndexOf(' ');
                section = (line[1..blank], line[(blank + 1)..^1]);
                index = 0;
                actual.Add($"[{section.Item1} {section.Item2}]");
            }
            else
            {
                actual.Add(Written(store.Find(section.Item1, section.Item2)[index++]));
            }
        }

        Assert.Equal(expected, actual);
    }

    [Fact]
    public void The_bundled_file_stays_small() => Assert.InRange(Encoding.UTF8.GetByteCount(Bundled), 10_000, 60_000);

    [Fact]
    public void The_bundled_file_is_sorted_by_ecosystem_and_name()
    {
        var sections = Bundled.Split('\n').Where(static line => line.StartsWith('[')).Select(static line => line.TrimEnd(']')).ToList();
        Assert.Equal(sections.Order(StringComparer.Ordinal), sections);
    }

    [Fact]
    public void An_advisory_line_gives_every_field()
    {
        var store = Read(Head + "[Debian:12 zlib]\nCVE-1 CVE-2,X-3 0..1.2,2..=2.5,3.. debian=not_yet_assigned;CVSS:3.1/AV:N;CVSS:2.0/AV:L;ghsa=HIGH no-dsa,unimportant\n");
        var advisory = Assert.Single(store.Find("Debian:12", "zlib"));
        Assert.Equal(("sample", "CVE-1"), (advisory.Feed, advisory.Id));
        Assert.Equal(["CVE-2", "X-3"], advisory.Aliases);
        Assert.Equal(
            [new(SeverityScale.CvssV3, "CVSS:3.1/AV:N"), new(SeverityScale.CvssV2, "AV:L"), new(SeverityScale.Ghsa, "HIGH")], advisory.Severities);
        var affected = Assert.Single(advisory.Affected);
        Assert.Equal(("Debian:12", "zlib"), (affected.Ecosystem, affected.Name));
        Assert.Equal([new(SeverityScale.Debian, "not yet assigned")], affected.Severities);
        Assert.Equal(DistributionVerdict.NoDsa | DistributionVerdict.Unimportant, affected.Verdict);
        Assert.Equal(
            [
                new(RangeEventKind.Introduced, "0"), new(RangeEventKind.Fixed, "1.2"), new(RangeEventKind.Introduced, "2"),
                new(RangeEventKind.LastAffected, "2.5"), new RangeEvent(RangeEventKind.Introduced, "3"),
            ],
            affected.Ranges.SelectMany(static r => r.Events));
    }

    [Fact]
    public void A_single_version_is_kept_as_a_version()
    {
        var advisory = Assert.Single(Read(Head + "[PyPI a]\nPYSEC-1 - 1.0,2.0..2.1 -\n").Find("PyPI", "a"));
        Assert.Equal(["1.0"], advisory.Affected[0].Versions);
        Assert.Single(advisory.Affected[0].Ranges);
    }

    [Theory]
    [InlineData("", "the file holds no data")]
    [InlineData("# only a comment\n", "the file holds no data")]
    [InlineData("drydock-starter-data 2\n", "line 1 of hostile.txt: the first line that is no comment is not")]
    [InlineData("drydock-starter-data 1\n", "no line names a source")]
    [InlineData(Head + "source debian\n", "line 3 of hostile.txt: it is none of")]
    [InlineData(Head + "source debian https://example.org 2025-02-30\n", "\"2025-02-30\" is no day")]
    [InlineData(Head + "source  debian https://example.org 2025-02-12\n", "two blanks in a row")]
    [InlineData(Head + " \n", "two blanks in a row")]
    [InlineData(Head + "kev CVE-1 yesterday\n", "\"yesterday\" is no day")]
    [InlineData(Head + "kev CVE-1 2025-01-01\nkev CVE-1 2025-01-01\n", "line 4 of hostile.txt: a second line for CVE-1")]
    [InlineData(Head + "kev CVE-1 2025-01-01 perhaps\n", "it is none of")]
    [InlineData(Head + "support debian 12 - - - - -\nsupport debian 12 - - - - -\n", "a second line for debian 12")]
    [InlineData(Head + "CVE-1 - 0.. -\n", "it is none of")]
    [InlineData(Head + "[\n", "a section is written")]
    [InlineData(Head + "[]\n", "a section is written")]
    [InlineData(Head + "[PyPI]\n", "a section is written")]
    [InlineData(Head + "[PyPI ]\n", "a section is written")]
    [InlineData(Head + "[ a]\n", "a section is written")]
    [InlineData(Head + "[PyPI a] b\n", "a section is written")]
    [InlineData(Head + "[PyPI a]\n[PyPI a]\n", "line 4 of hostile.txt: a second section for PyPI a")]
    [InlineData(Head + "[PyPI a]\nX-1 - 0..1\n", "an advisory is written")]
    [InlineData(Head + "[PyPI a]\nX-1 - 0..1 - - -\n", "an advisory is written")]
    [InlineData(Head + "[PyPI a]\nX-1 - - -\n", "at least one version")]
    [InlineData(Head + "[PyPI a]\nX-1 - ..1 -\n", "has no beginning")]
    [InlineData(Head + "[PyPI a]\nX-1 - 0..= -\n", "no readable end")]
    [InlineData(Head + "[PyPI a]\nX-1 - 0..1..2 -\n", "no readable end")]
    [InlineData(Head + "[PyPI a]\nX-1 - 0..1,,2 -\n", "an empty entry in")]
    [InlineData(Head + "[PyPI a]\nX-1 , 0..1 -\n", "an empty entry in")]
    [InlineData(Head + "[PyPI a]\nX-1 - 0..1 high\n", "\"high\" is no severity")]
    [InlineData(Head + "[PyPI a]\nX-1 - 0..1 - maybe\n", "\"maybe\" is no verdict")]
    public void A_line_out_of_format_is_told_in_one_sentence(string text, string part)
    {
        var thrown = Assert.Throws<StarterDataException>(() => Read(text));
        Assert.Contains(part, thrown.Message, StringComparison.Ordinal);
        Assert.EndsWith("install Drydock again", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_line_of_endless_length_is_refused() =>
        Assert.Contains("characters", Assert.Throws<StarterDataException>(() => Read(Head + new string('x', 20_000))).Message, StringComparison.Ordinal);

    [Fact]
    public void A_file_of_endless_length_is_refused() =>
        Assert.Contains("lines", Assert.Throws<StarterDataException>(() => Read(Head + new string('\n', 100_001))).Message, StringComparison.Ordinal);

    [Fact]
    public void Any_change_of_the_bundled_file_is_read_or_refused_with_its_own_exception()
    {
        var text = Bundled[..4_000];
        Gen.Select(Gen.Int[0, text.Length - 1], Gen.Int[0, 40], Gen.String).Sample((at, length, insert) =>
        {
            var changed = string.Concat(text.AsSpan(0, at), insert, text.AsSpan(Math.Min(text.Length, at + length)));
            try
            {
                return Read(changed).Info.Kind == "sample";
            }
            catch (StarterDataException)
            {
                return true;
            }
        });
    }

    private static SampleStore Read(string text)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text));
        return SampleStore.Read(stream, "hostile.txt");
    }

    private static string Written(Advisory advisory)
    {
        var affected = advisory.Affected[0];
        var severities = affected.Severities.Concat(advisory.Severities).Select(static s => s.Scale switch
        {
            SeverityScale.Debian => "debian=" + s.Text.Replace(' ', '_'),
            SeverityScale.Ghsa => "ghsa=" + s.Text,
            SeverityScale.CvssV2 => "CVSS:2.0/" + s.Text,
            _ => s.Text,
        });
        var verdicts = Enum.GetValues<DistributionVerdict>()
            .Where(v => v != DistributionVerdict.None && affected.Verdict.HasFlag(v))
            .Select(static v => v switch
            {
                DistributionVerdict.NoDsa => "no-dsa",
                DistributionVerdict.EndOfLife => "end-of-life",
                DistributionVerdict.NotAffected => "not-affected",
                _ => v.ToString().ToLowerInvariant(),
            });
        var ranges = affected.Ranges.Select(static r => r.Events.Length == 1
            ? r.Events[0].Version + ".."
            : $"{r.Events[0].Version}..{(r.Events[1].Kind == RangeEventKind.LastAffected ? "=" : "")}{r.Events[1].Version}");
        string[] fields =
        [
            advisory.Id, Joined(',', advisory.Aliases), Joined(',', ranges.Concat(affected.Versions)), Joined(';', severities), string.Join(',', verdicts),
        ];
        return string.Join(' ', fields).TrimEnd();
    }

    private static string Joined(char separator, IEnumerable<string> items)
    {
        var text = string.Join(separator, items);
        return text.Length == 0 ? "-" : text;
    }
}
