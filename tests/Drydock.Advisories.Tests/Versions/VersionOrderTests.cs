using System.Diagnostics;
using CsCheck;
using Drydock.Advisories.Versions;

namespace Drydock.Advisories.Tests.Versions;

public sealed class VersionOrderTests
{
    private const string Alphabet = "0123456789aabbcdefrpgz.-_~+^:!v \t\u0000é";

    private static readonly string[] Words =
    [
        "0", "1", "2", "00", "01", "10", "007", "99999999999999999999999", ".", ".", "-", "_", "~", "+", ":", "!", "^", "a", "b", "rc", "c", "pre", "alpha",
        "beta", "post", "dev", "p", "-r", "_p", "_rc", "_alpha", "_git", "r", "v", "final", "1.0", "1:", "2!", " ", "A", "~ab12", "+local",
    ];

    private static readonly Gen<string> Texts = Gen.OneOf(
        Gen.OneOf(Words).Array[0, 7].Select(string.Concat),
        Gen.Char[Alphabet].Array[0, 10].Select(static c => new string(c)),
        Gen.String);

    public static TheoryData<string> Schemes => [.. VersionSchemes.All.Select(static s => s.Name)];

    [Theory]
    [InlineData("deb", "debian-versions.txt", 30)]
    [InlineData("deb", "debian-versions-generated.txt.zst", 14_442)]
    [InlineData("apk", "alpine-versions.txt", 778)]
    [InlineData("apk", "alpine-versions-generated.txt.zst", 13_979)]
    [InlineData("pep440", "pypi-versions.txt", 37)]
    [InlineData("pep440", "pypi-versions-generated.txt.zst", 12_375)]
    [InlineData("semver", "semver-versions.txt", 86)]
    [InlineData("nuget", "nuget-versions.txt", 35)]
    public void Agrees_with_every_fact_of_the_reference_implementation(string scheme, string file, int atLeast)
    {
        var facts = VersionVectors.Read(file);
        var wrong = facts.Where(f => Symbol(scheme, f.A, f.B) != f.Operator || Symbol(scheme, f.B, f.A) != Turned(f.Operator))
            .Select(f => $"{f.A} {f.Operator} {f.B} (here {Symbol(scheme, f.A, f.B)})");
        Assert.Empty(wrong.Take(20));
        Assert.True(facts.Count >= atLeast, $"{file} has {facts.Count} facts");
    }

    [Theory]
    [MemberData(nameof(Schemes))]
    public void Every_text_is_judged_and_the_order_is_total(string name)
    {
        var scheme = VersionSchemes.Find(name)!;
        Gen.Select(Texts, Texts, Texts).Sample(
            (a, b, c) =>
            {
                var isA = scheme.TryCompare(a, a, out var same, out var problem);
                Assert.Equal(isA, problem is null);
                Assert.Equal(0, same);
                if (!Compare(scheme, a, b, out var ab) || !Compare(scheme, b, c, out var bc))
                    return;
                Assert.True(Compare(scheme, b, a, out var ba));
                Assert.True(Compare(scheme, a, c, out var ac));
                Assert.Equal(-ab, ba);
                if (ab <= 0 && bc <= 0)
                    Assert.True(ac <= 0 && (ac < 0 || (ab == 0 && bc == 0)), $"{a} ≤ {b} ≤ {c}, but not {a} ≤ {c}");
            },
            iter: 20_000,
            threads: 1);
    }

    [Theory]
    [MemberData(nameof(Schemes))]
    public void Very_long_texts_take_linear_time(string name)
    {
        var scheme = VersionSchemes.Find(name)!;
        string[] units = ["1", "0", "a", "1.", "0.", "1a", "1.a", "-", "1-", "a-", "_p", "~", "_", ".", "+", "+a.", "-r1", ":", "!", " ", "0-", "é", "\0", "(", "a.dev", "1~"];
        var watch = Stopwatch.StartNew();
        foreach (var unit in units)
        {
            var body = string.Concat(Enumerable.Repeat(unit, 100_000 / unit.Length));
            foreach (var (a, b) in new[] { (body, body), ($"1{body}", $"1{body}2"), ($"1.{body}", $"1.{body}a"), ($"1+{body}", $"1+{body}") })
            {
                var known = scheme.TryCompare(a, b, out _, out var problem);
                Assert.Equal(known, problem is null);
                Assert.True(problem is null or { Length: < 300 });
            }
        }
        // Quadratic work would be 10^10 steps per pair; a slow machine does all the linear ones in well under this.
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(60), $"{watch.Elapsed} for {units.Length * 4} pairs");
    }

    [Fact]
    public void Scheme_names_and_aliases_are_unique()
    {
        var names = VersionSchemes.All.SelectMany(static s => s.Aliases.Prepend(s.Name)).ToList();
        Assert.Equal(names.Count, names.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.All(VersionSchemes.All, static s => Assert.Same(s, VersionSchemes.Find(s.Aliases[0])));
    }

    [Theory]
    [InlineData("deb", "", "empty")]
    [InlineData("deb", "a:1", "epoch")]
    [InlineData("deb", ":1", "epoch")]
    [InlineData("deb", "1:", "nothing stands")]
    [InlineData("deb", "1-", "nothing follows")]
    [InlineData("deb", "1 2", "space")]
    [InlineData("apk", " ", "empty")]
    [InlineData("apk", "-r1", "starts with neither")]
    [InlineData("apk", "1\u00012", "'1?2' is not an Alpine version")]
    [InlineData("pep440", "\t", "empty")]
    [InlineData("pep440", "1\u0000", "control")]
    public void Says_why_a_text_is_not_a_version(string scheme, string text, string part)
    {
        Assert.False(VersionSchemes.Find(scheme)!.TryCompare("1", text, out _, out var problem));
        Assert.Contains(part, problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("deb", "1.0~rc1-1 < 1.0-1")]
    [InlineData("deb", "1.0~~ < 1.0~")]
    [InlineData("deb", "1:0.1 > 99999")]
    [InlineData("deb", "00000000000000000000:1 = 1")]
    [InlineData("deb", "1.99999999999999999999 < 1.100000000000000000000")]
    [InlineData("deb", "1.2-3-4 > 1.2-3-3")]
    [InlineData("deb", "1a < 1+")]
    [InlineData("apk", "1 < 1-r0")]
    [InlineData("apk", "1_rc1 < 1")]
    [InlineData("apk", "1_p1 > 1")]
    [InlineData("apk", "1.010 < 1.02")]
    [InlineData("apk", "3.0.8-r0 < 3.0.12-r0")]
    [InlineData("apk", "1.0~a1b2-r0 < 1.0~a1b3-r0")]
    [InlineData("pep440", "1.0.DEV1 = v1.0-dev_1")]
    [InlineData("pep440", "1.0 = 1.0.0.0")]
    [InlineData("pep440", "1!1.0 > 2024.1")]
    [InlineData("pep440", "1.0preview2 = 1.0rc2")]
    [InlineData("pep440", "1.0.post1.dev1 < 1.0.post1")]
    [InlineData("pep440", "1.0-1 = 1.0.post1")]
    [InlineData("pep440", "1.0+ubuntu-1 = 1.0+UBUNTU.1")]
    [InlineData("pep440", "2.1.0+cu118 < 2.1.0+cu121")]
    [InlineData("pep440", "trunk < 0.0.dev0")]
    public void Orders_as_the_ecosystem_does(string scheme, string fact)
    {
        var words = fact.Split(' ');
        Assert.Equal(words[1][0], Symbol(scheme, words[0], words[2]));
    }

    private static bool Compare(IVersionScheme scheme, string a, string b, out int order)
    {
        var known = scheme.TryCompare(a, b, out order, out _);
        order = Math.Sign(order);
        return known;
    }

    private static char Symbol(string scheme, string a, string b) =>
        VersionSchemes.Find(scheme)!.TryCompare(a, b, out var order, out _) ? "<=>"[Math.Sign(order) + 1] : '?';

    private static char Turned(char symbol) => symbol switch { '<' => '>', '>' => '<', _ => symbol };
}
