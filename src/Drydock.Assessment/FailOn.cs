using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Drydock.Advisories;
using Drydock.Assessment.Reports;

namespace Drydock.Assessment;

/// <summary>The severities that violate the gate.</summary>
/// <remarks>One word means that severity and every worse one; a list means exactly the severities it names. <c>unknown</c> is neither better nor worse
/// than any other, so it counts only where it is named.</remarks>
public sealed class FailOn
{
    private const string Known = "critical, high, medium, low, negligible, unknown";

    private FailOn(ImmutableArray<Severity> severities, bool andWorse)
    {
        Severities = severities;
        AndWorse = andWorse;
    }

    /// <summary>No gate.</summary>
    public static FailOn Nothing { get; } = new([], andWorse: false);

    /// <summary>Worst first, <c>unknown</c> last; empty without a gate.</summary>
    public ImmutableArray<Severity> Severities { get; }

    /// <summary>True when it was written as one word that stands for the worse ones too.</summary>
    public bool AndWorse { get; }

    /// <summary>That severity and every worse one.</summary>
    public static FailOn AtLeast(Severity severity) =>
        severity == Severity.Unknown ? Exactly(severity) : new FailOn([.. Enum.GetValues<Severity>().Where(s => s >= severity).OrderDescending()], andWorse: true);

    /// <summary>Exactly these.</summary>
    public static FailOn Exactly(params IEnumerable<Severity> severities) => new([.. severities.Distinct().OrderDescending()], andWorse: false);

    /// <summary>Reads <c>high</c> or <c>critical,high,unknown</c>; letter case does not matter.</summary>
    /// <param name="error">On failure, what is wrong and what may be written.</param>
    public static bool TryParse(string text, [NotNullWhen(true)] out FailOn? failOn, [NotNullWhen(false)] out string? error)
    {
        failOn = null;
        error = null;
        var severities = new List<Severity>();
        var words = text.Split(',', StringSplitOptions.TrimEntries);
        foreach (var word in words)
        {
            if (!Words.TryParseSeverity(word, out var severity))
            {
                error = word.Length == 0
                    ? $"\"{PlainText.Of(text)}\" has an empty item; write one severity or a comma list of: {Known}"
                    : $"\"{PlainText.Of(word)}\" is not a severity; write one or a comma list of: {Known}";
                return false;
            }

            severities.Add(severity);
        }

        failOn = severities.Count == 1 ? AtLeast(severities[0]) : Exactly(severities);
        return true;
    }

    public bool Includes(Severity severity) => Severities.Contains(severity);

    /// <summary>For a sentence: <c>high and worse</c>, <c>critical, unknown</c>, <c>nothing</c>.</summary>
    public override string ToString() => Severities switch
    {
        [] => "nothing",
        [Severity.Critical] => "critical",
        [.., var least] when AndWorse => $"{Words.Of(least)} and worse",
        _ => string.Join(", ", Severities.Select(Words.Of)),
    };
}
