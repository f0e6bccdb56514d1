namespace Drydock.Advisories.Cvss;

/// <summary>Base scores of CVSS 4.0 (CVSS-B): a macro vector's score, lowered by how far the vector lies below the worst one of its class.</summary>
/// <remarks>FIRST, CVSS v4.0 specification, section 8. The scores are those of its macro vector table, where a base score needs them: exploit maturity
/// and the three security requirements, being undefined, count as their worst, and "safety" is no value of a base metric.</remarks>
internal static class CvssVersion4
{
    private const int Columns = 10;

    // Rows: EQ1 and EQ2 (00, 01, 10, 11, 20, 21). Columns: EQ3 and EQ6 (00, 01, 10, 11, 21), of each EQ4 1 and 2. EQ5 is 0.
    private static readonly decimal[] Scores =
    [
        10.0m, 9.3m, 9.6m, 9.0m, 9.3m, 8.8m, 9.2m, 8.0m, 7.9m, 6.9m,
        9.5m, 9.2m, 9.1m, 8.1m, 9.2m, 8.4m, 8.2m, 7.0m, 7.1m, 6.3m,
        9.4m, 8.7m, 8.9m, 7.5m, 8.6m, 7.2m, 7.6m, 5.7m, 6.5m, 5.3m,
        9.0m, 7.7m, 7.7m, 6.6m, 7.4m, 6.1m, 5.9m, 5.2m, 5.8m, 2.3m,
        8.6m, 7.0m, 7.4m, 5.4m, 7.2m, 5.3m, 5.7m, 3.6m, 4.7m, 2.4m,
        7.3m, 5.4m, 5.5m, 4.3m, 6.1m, 4.6m, 5.1m, 1.8m, 2.4m, 1.0m,
    ];

    /// <summary>The score, 0.0–10.0 with one decimal; null when a base metric is missing or has a value that it cannot have.
    /// Threat, environmental and supplemental metrics are passed over.</summary>
    public static decimal? Score(IReadOnlyDictionary<string, string> metrics)
    {
        if (Level(metrics, "AV", "NALP") is not { } av || Level(metrics, "PR", "NLH") is not { } pr || Level(metrics, "UI", "NPA") is not { } ui
            || Level(metrics, "AC", "LH") is not { } ac || Level(metrics, "AT", "NP") is not { } at
            || Impacts(metrics, 'V') is not { } vulnerable || Impacts(metrics, 'S') is not { } subsequent) return null;
        if (vulnerable is (2, 2, 2) && subsequent is (2, 2, 2)) return 0m;
        var exploit = av == 0 && pr == 0 && ui == 0 ? 0 : av != 3 && (av == 0 || pr == 0 || ui == 0) ? 1 : 2;
        var complexity = ac == 0 && at == 0 ? 0 : 1;
        var impact = vulnerable is (0, 0, _) ? 0 : vulnerable.C == 0 || vulnerable.I == 0 || vulnerable.A == 0 ? 1 : 2;
        var spread = subsequent.C == 0 || subsequent.I == 0 || subsequent.A == 0 ? 0 : 1;
        return Interpolate(
            (exploit, av + pr + ui),
            (complexity, ac + at),
            (impact, vulnerable.C + vulnerable.I + vulnerable.A),
            (spread, subsequent.C + subsequent.I + subsequent.A));
    }

    /// <summary>Section 8.2: the mean, over the classes that have a lower one, of the way to it times the part of that way already gone.
    /// Each class is given with the steps that its metrics lie below their worst values.</summary>
    private static decimal Interpolate((int Class, int Steps) exploit, (int Class, int Steps) complexity, (int Class, int Steps) impact, (int Class, int Steps) spread)
    {
        // Of a class's worst vectors, each lies the same number of steps below the worst of all; the depth is how many more steps the class has.
        var column = impact.Class * 2;
        decimal Of(int e, int c, int i, int s) => Scores[(((e * 2) + c) * Columns) + (i * 2) + s];
        var score = Of(exploit.Class, complexity.Class, column, spread.Class);
        var lowered = 0m;
        // Exploit maturity always has a lower class, and a base vector is never on the way to it.
        var lowerClasses = 1;
        void Add(decimal lower, int steps, int depth)
        {
            lowered += (score - lower) * steps / depth;
            lowerClasses++;
        }

        if (exploit.Class < 2)
        {
            Add(Of(exploit.Class + 1, complexity.Class, column, spread.Class), exploit.Steps - exploit.Class, exploit.Class == 0 ? 1 : 4);
        }

        if (complexity.Class == 0) Add(Of(exploit.Class, 1, column, spread.Class), 0, 1);
        if (impact.Class == 0)
        {
            var requirements = Of(exploit.Class, complexity.Class, 1, spread.Class);
            Add(Math.Max(requirements, Of(exploit.Class, complexity.Class, 2, spread.Class)), impact.Steps, 7);
        }
        else if (impact.Class == 1)
        {
            Add(Of(exploit.Class, complexity.Class, 3, spread.Class), impact.Steps - 1, 8);
        }

        if (spread.Class == 0) Add(Of(exploit.Class, complexity.Class, column, 1), spread.Steps, 5);
        return Math.Round(Math.Clamp(score - (lowered / lowerClasses), 0m, 10m), 1, MidpointRounding.AwayFromZero);
    }

    private static (int C, int I, int A)? Impacts(IReadOnlyDictionary<string, string> metrics, char system) =>
        Level(metrics, $"{system}C", "HLN") is { } c && Level(metrics, $"{system}I", "HLN") is { } i && Level(metrics, $"{system}A", "HLN") is { } a ? (c, i, a) : null;

    /// <summary>How many steps the metric's value lies below its worst, which stands first.</summary>
    private static int? Level(IReadOnlyDictionary<string, string> metrics, string metric, string values) =>
        metrics.TryGetValue(metric, out var value) && value.Length == 1 && values.IndexOf(value[0], StringComparison.Ordinal) is >= 0 and var level ? level : null;
}
