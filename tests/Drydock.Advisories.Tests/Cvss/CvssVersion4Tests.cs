using System.Globalization;
using CsCheck;
using Drydock.Advisories.Cvss;
using Drydock.Advisories.Feeds;
using Drydock.Advisories.Tests.Feeds;

namespace Drydock.Advisories.Tests.Cvss;

public sealed class CvssVersion4Tests
{
    private const string Worst = "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:H/SI:H/SA:H";

    private static readonly string[] Values = ["AV:NALP", "AC:LH", "AT:NP", "PR:NLH", "UI:NPA", "VC:HLN", "VI:HLN", "VA:HLN", "SC:HLN", "SI:HLN", "SA:HLN"];

    [Theory]
    [InlineData(Worst, "10.0")]
    [InlineData("CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N", "9.3")]
    [InlineData("CVSS:4.0/AV:N/AC:L/AT:N/PR:L/UI:N/VC:N/VI:H/VA:N/SC:N/SI:N/SA:N", "7.1")]
    [InlineData("CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:N/VI:N/VA:N/SC:N/SI:N/SA:N", "0.0")]
    [InlineData("CVSS:4.0/AV:N/AC:H/AT:N/PR:N/UI:P/VC:H/VI:H/VA:N/SC:L/SI:L/SA:H", "8.8")]
    [InlineData("CVSS:4.0/AV:N/AC:H/AT:P/PR:L/UI:P/VC:H/VI:H/VA:L/SC:H/SI:L/SA:N", "8.7")]
    [InlineData("CVSS:4.0/AV:N/AC:L/AT:N/PR:L/UI:N/VC:L/VI:N/VA:H/SC:H/SI:L/SA:N", "8.4")]
    [InlineData("CVSS:4.0/AV:A/AC:L/AT:N/PR:L/UI:N/VC:N/VI:N/VA:H/SC:L/SI:H/SA:H", "8.4")]
    [InlineData("CVSS:4.0/AV:A/AC:L/AT:N/PR:H/UI:N/VC:L/VI:H/VA:N/SC:N/SI:N/SA:H", "8.2")]
    [InlineData("CVSS:4.0/AV:A/AC:L/AT:P/PR:N/UI:A/VC:H/VI:H/VA:L/SC:L/SI:L/SA:N", "7.3")]
    [InlineData("CVSS:4.0/AV:N/AC:L/AT:P/PR:N/UI:P/VC:L/VI:N/VA:H/SC:N/SI:H/SA:H", "7.2")]
    [InlineData("CVSS:4.0/AV:N/AC:H/AT:P/PR:H/UI:P/VC:N/VI:L/VA:H/SC:H/SI:H/SA:H", "7.1")]
    [InlineData("CVSS:4.0/AV:A/AC:H/AT:N/PR:N/UI:P/VC:N/VI:H/VA:L/SC:H/SI:L/SA:L", "7.1")]
    [InlineData("CVSS:4.0/AV:A/AC:L/AT:P/PR:H/UI:P/VC:H/VI:H/VA:N/SC:H/SI:H/SA:L", "7.1")]
    [InlineData("CVSS:4.0/AV:N/AC:L/AT:P/PR:H/UI:P/VC:H/VI:L/VA:N/SC:L/SI:H/SA:L", "7.0")]
    [InlineData("CVSS:4.0/AV:L/AC:L/AT:N/PR:N/UI:N/VC:H/VI:L/VA:N/SC:L/SI:L/SA:N", "7.0")]
    [InlineData("CVSS:4.0/AV:A/AC:L/AT:P/PR:N/UI:P/VC:N/VI:L/VA:H/SC:L/SI:H/SA:N", "7.0")]
    [InlineData("CVSS:4.0/AV:N/AC:H/AT:P/PR:N/UI:N/VC:N/VI:L/VA:N/SC:H/SI:N/SA:N", "6.9")]
    [InlineData("CVSS:4.0/AV:A/AC:L/AT:P/PR:H/UI:P/VC:H/VI:H/VA:H/SC:N/SI:L/SA:H", "6.9")]
    [InlineData("CVSS:4.0/AV:P/AC:L/AT:N/PR:H/UI:P/VC:H/VI:L/VA:N/SC:H/SI:N/SA:H", "6.9")]
    [InlineData("CVSS:4.0/AV:L/AC:L/AT:P/PR:L/UI:A/VC:H/VI:H/VA:N/SC:N/SI:H/SA:L", "6.8")]
    [InlineData("CVSS:4.0/AV:N/AC:H/AT:N/PR:N/UI:N/VC:L/VI:L/VA:N/SC:N/SI:L/SA:L", "6.3")]
    [InlineData("CVSS:4.0/AV:N/AC:L/AT:N/PR:L/UI:P/VC:L/VI:N/VA:L/SC:L/SI:L/SA:H", "6.3")]
    [InlineData("CVSS:4.0/AV:A/AC:L/AT:N/PR:N/UI:A/VC:L/VI:L/VA:N/SC:N/SI:L/SA:H", "6.1")]
    [InlineData("CVSS:4.0/AV:P/AC:H/AT:N/PR:L/UI:N/VC:N/VI:H/VA:H/SC:H/SI:L/SA:L", "5.9")]
    [InlineData("CVSS:4.0/AV:A/AC:H/AT:P/PR:N/UI:P/VC:N/VI:H/VA:N/SC:N/SI:L/SA:L", "5.9")]
    [InlineData("CVSS:4.0/AV:N/AC:L/AT:P/PR:H/UI:N/VC:L/VI:N/VA:H/SC:N/SI:N/SA:N", "5.9")]
    [InlineData("CVSS:4.0/AV:A/AC:H/AT:P/PR:H/UI:A/VC:H/VI:L/VA:N/SC:N/SI:H/SA:H", "5.8")]
    [InlineData("CVSS:4.0/AV:L/AC:H/AT:N/PR:H/UI:A/VC:N/VI:L/VA:H/SC:H/SI:H/SA:N", "5.8")]
    [InlineData("CVSS:4.0/AV:A/AC:L/AT:P/PR:L/UI:P/VC:N/VI:H/VA:N/SC:H/SI:L/SA:L", "5.8")]
    [InlineData("CVSS:4.0/AV:P/AC:H/AT:P/PR:H/UI:A/VC:N/VI:N/VA:H/SC:N/SI:L/SA:H", "5.7")]
    [InlineData("CVSS:4.0/AV:P/AC:H/AT:P/PR:L/UI:A/VC:H/VI:L/VA:N/SC:H/SI:N/SA:L", "5.7")]
    [InlineData("CVSS:4.0/AV:A/AC:H/AT:N/PR:N/UI:N/VC:L/VI:L/VA:N/SC:L/SI:H/SA:H", "5.6")]
    [InlineData("CVSS:4.0/AV:N/AC:H/AT:P/PR:N/UI:A/VC:L/VI:N/VA:N/SC:H/SI:L/SA:H", "5.3")]
    [InlineData("CVSS:4.0/AV:P/AC:L/AT:N/PR:L/UI:P/VC:N/VI:H/VA:L/SC:L/SI:N/SA:N", "5.2")]
    [InlineData("CVSS:4.0/AV:A/AC:L/AT:P/PR:L/UI:N/VC:N/VI:L/VA:N/SC:H/SI:L/SA:N", "4.8")]
    [InlineData("CVSS:4.0/AV:A/AC:H/AT:P/PR:L/UI:N/VC:N/VI:N/VA:L/SC:N/SI:L/SA:H", "4.8")]
    [InlineData("CVSS:4.0/AV:N/AC:L/AT:P/PR:N/UI:A/VC:N/VI:N/VA:L/SC:N/SI:N/SA:H", "4.6")]
    [InlineData("CVSS:4.0/AV:P/AC:L/AT:N/PR:N/UI:N/VC:N/VI:N/VA:L/SC:H/SI:L/SA:H", "4.5")]
    [InlineData("CVSS:4.0/AV:P/AC:H/AT:P/PR:N/UI:A/VC:L/VI:N/VA:H/SC:L/SI:L/SA:L", "4.3")]
    [InlineData("CVSS:4.0/AV:P/AC:H/AT:N/PR:L/UI:A/VC:L/VI:N/VA:H/SC:N/SI:N/SA:N", "4.3")]
    [InlineData("CVSS:4.0/AV:L/AC:H/AT:N/PR:H/UI:N/VC:L/VI:L/VA:L/SC:H/SI:N/SA:N", "4.0")]
    [InlineData("CVSS:4.0/AV:L/AC:H/AT:N/PR:L/UI:N/VC:L/VI:L/VA:N/SC:N/SI:N/SA:N", "2.0")]
    [InlineData("CVSS:4.0/AV:A/AC:H/AT:N/PR:H/UI:N/VC:L/VI:N/VA:N/SC:N/SI:N/SA:L", "2.0")]
    public void A_vector_has_its_base_score(string vector, string score)
    {
        Assert.True(CvssVector.TryParse(vector, out var found));
        Assert.Equal(("4.0", vector, decimal.Parse(score, CultureInfo.InvariantCulture)), (found.Version, found.Vector, found.Score));
    }

    [Theory]
    [InlineData("/E:U")]
    [InlineData("/E:P/CR:L/IR:L/AR:L/MAV:P/MSI:S/S:P/AU:Y/R:I/V:C/RE:H/U:Red")]
    public void Metrics_of_a_day_or_a_place_do_not_change_it(string more) =>
        Assert.Equal(10.0m, CvssVector.TryParse(Worst + more, out var score) ? score.Score : -1);

    [Fact]
    public void A_base_metric_that_is_missing_twice_or_wrong_leaves_no_score()
    {
        var parts = Worst.Split('/');
        for (var i = 1; i < parts.Length; i++)
        {
            Assert.False(CvssVector.TryParse(string.Join('/', parts.Where((_, at) => at != i)), out _), $"without {parts[i]}");
            Assert.False(CvssVector.TryParse(Worst + "/" + parts[i], out _), $"with {parts[i]} twice");
            Assert.False(CvssVector.TryParse(Worst.Replace(parts[i], parts[i][..3] + "X", StringComparison.Ordinal), out _), $"with X in {parts[i]}");
        }
    }

    [Fact]
    public void A_vector_is_never_below_one_that_is_milder_in_one_metric_by_more_than_rounding() =>
        Gen.Select(Gen.Int[0, 11].Array[11], Gen.Int[0, 10]).Sample(static drawn =>
        {
            var (levels, metric) = drawn;
            var worse = Score(levels);
            var milder = (int[])levels.Clone();
            milder[metric] = Math.Min((levels[metric] % Count(metric)) + 1, Count(metric) - 1);
            return worse is >= 0 and <= 10 && Score(milder) <= worse + 0.1m;
        });

    [Fact]
    public async Task Scores_agree_with_the_words_of_GitHub_s_advisories()
    {
        var (compared, different) = (0, new List<string>());
        foreach (var advisory in await Advisories())
        {
            // A vector with more than base metrics has been judged by more than its base score.
            var vectors = advisory.Severities.Where(static s => s.Scale == SeverityScale.CvssV4 && s.Text.Split('/').Length == 12).ToList();
            var word = advisory.Severities.FirstOrDefault(static s => s.Scale == SeverityScale.Ghsa).Text;
            if (word is null || vectors is not [var vector]) continue;
            compared++;
            var score = CvssVector.TryParse(vector.Text, out var found) ? found.Score : -1;
            var expected = score switch { >= 9 => "CRITICAL", >= 7 => "HIGH", >= 4 => "MODERATE", > 0 => "LOW", _ => "none" };
            if (word != expected) different.Add($"{advisory.Id} {word} {score} {vector.Text}");
        }

        Assert.True(compared > 500, $"{compared} compared");
        // One advisory was given another word by hand.
        Assert.True(different.Count <= 1, string.Join('\n', different));
    }

    private static async Task<List<Advisory>> Advisories()
    {
        var reading = new FeedReading();
        foreach (var ecosystem in new[] { "PyPI", "Go" })
        {
            await using var file = File.OpenRead(Path.Combine(RealFeeds.Folder(), "osv", ecosystem, "all.zip"));
            FeedList.Find($"osv-{ecosystem.ToLowerInvariant()}").Single().Read(file, reading, TestContext.Current.CancellationToken);
        }

        return reading.Advisories;
    }

    private static int Count(int metric) => Values[metric].Length - 3;

    private static decimal Score(int[] levels)
    {
        var vector = "CVSS:4.0/" + string.Join('/', Values.Select((v, i) => $"{v[..3]}{v[3 + (levels[i] % Count(i))]}"));
        return CvssVector.TryParse(vector, out var score) ? score.Score : -1;
    }
}
