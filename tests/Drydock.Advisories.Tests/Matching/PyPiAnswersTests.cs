using System.Text.Json;
using Drydock.Packages;

namespace Drydock.Advisories.Tests.Matching;

/// <summary>PyPI packages against answers of the OSV API recorded in August 2026. Our GitHub and OpenSSF records are of February 2025, our PYSEC
/// records of July 2026, and a few records changed between: only ids that both sides can know are compared.</summary>
public sealed class PyPiAnswersTests
{
    public PyPiAnswersTests() => Schemes.Need("pep440");

    [Fact]
    public async Task Matches_agree_with_recorded_answers_where_both_know_the_record()
    {
        using var database = await RealFeeds.PyPiAsync();
        var differences = new List<string>();
        var compared = 0;
        foreach (var (name, version, ids) in Answers())
        {
            var known = database.Find("PyPI", Ecosystems.NormalName("PyPI", name)).Select(static a => a.Id).ToHashSet(StringComparer.Ordinal);
            var found = Match(database, name, version);
            var expected = ids.Where(known.Contains).ToHashSet(StringComparer.Ordinal);
            compared += expected.Count;
            differences.AddRange(expected.Except(found).Select(id => $"{name} {version} misses {id}"));
            differences.AddRange(found.Except(ids).Select(id => $"{name} {version} has {id} too much"));
        }

        Assert.True(compared > 50, $"{compared} ids compared");
        Assert.Empty(differences);
    }

    private static HashSet<string> Match(AdvisoryDatabase database, string name, string version)
    {
        var package = new Package { Name = name, Version = version, Type = PackageType.PyPi, Purl = PackageUrl.Build("pypi", null, name, version) };
        var result = Matcher.Match(new Inventory(null, [package], [], true), database, TestContext.Current.CancellationToken);
        // Each line of evidence names the record that affects: "osv-pypi GHSA-…: fixed 1.2".
        return [.. result.Matches.SelectMany(static m => m.Evidence).Select(static e => e.Split(' ')[1].TrimEnd(':'))];
    }

    private static IEnumerable<(string Name, string Version, HashSet<string> Ids)> Answers()
    {
        foreach (var line in File.ReadLines(Path.Combine(RealFeeds.Folder(), "fixtures", "osv-querybatch-oracle.jsonl")))
        {
            using var json = JsonDocument.Parse(line);
            var root = json.RootElement;
            if (!root.TryGetProperty("ecosystem", out var ecosystem) || ecosystem.GetString() != "PyPI") continue;
            yield return (root.GetProperty("name").GetString()!, root.GetProperty("version").GetString()!,
                [.. root.GetProperty("ids").EnumerateArray().Select(static i => i.GetString()!)]);
        }
    }
}
