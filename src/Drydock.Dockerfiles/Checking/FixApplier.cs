using System.Collections.Immutable;
using Drydock.Dockerfiles.Rules;
using Drydock.Dockerfiles.Semantics;
using Drydock.Dockerfiles.Syntax;

namespace Drydock.Dockerfiles.Checking;

/// <summary>Mends a file: applies fixes, reads the file again, and goes on until nothing is left to mend.</summary>
/// <remarks>Where fixes overlap, the one of the worse severity goes first, then the one that stands higher in the file, then by rule id; the other waits for the next round.</remarks>
public static class FixApplier
{
    /// <summary>A fix that another one makes possible comes a round later; this is far above what files need.</summary>
    private const int MostRounds = 25;

    /// <summary>Applies every fix that <paramref name="wanted"/> accepts.</summary>
    public static FixOutcome Apply(ReadOnlyMemory<byte> source, CheckSettings settings, Func<Diagnostic, bool> wanted) => Apply(source, [settings], wanted);

    /// <summary>The same for a file that several services are built from: what any of them asks for.</summary>
    public static FixOutcome Apply(ReadOnlyMemory<byte> source, ImmutableArray<CheckSettings> services, Func<Diagnostic, bool> wanted)
    {
        var applied = ImmutableArray.CreateBuilder<Diagnostic>();
        var refused = ImmutableArray.CreateBuilder<Diagnostic>();
        for (var round = 0; round < MostRounds; round++)
        {
            var file = DockerfileModel.Of(source);
            var candidates = Order(Found(file, services).Where(d => d.Fix is not null && wanted(d)));

            // What another fix stood in the way of may pass now: only the last round's word counts.
            refused.Clear();
            var next = Round(file, candidates, applied, refused);
            if (next is null) break;
            source = next;
        }

        return new FixOutcome(source, applied.ToImmutable(), refused.ToImmutable());
    }

    /// <summary>What the services' checks find, each stretch once per rule, as the strictest of them sees it; one that a comment switches off for one service is left alone.</summary>
    public static IEnumerable<Diagnostic> Found(DockerfileModel file, ImmutableArray<CheckSettings> services)
    {
        if (services is [var only]) return Checker.Check(file, only).Diagnostics;
        var results = services.Select(s => Checker.Check(file, s)).ToList();
        var ignored = results.SelectMany(static r => r.Ignored).Select(static i => (i.Diagnostic.Rule.Id, i.Diagnostic.Span)).ToHashSet();
        return results.SelectMany(static r => r.Diagnostics).Where(d => !ignored.Contains((d.Rule.Id, d.Span)))
            .GroupBy(static d => (d.Rule.Id, d.Span)).Select(static g => g.MaxBy(static d => d.Severity)!);
    }

    /// <summary>Applies one fix alone; null when it would change more than it says.</summary>
    public static byte[]? ApplyOne(DockerfileModel file, Fix fix)
    {
        var changed = TextEdits.Apply(file.Syntax.Source.Span, fix.Edits);
        return FixGate.Passes(file.Syntax, SyntaxTree.Parse(changed), fix.Edits) ? changed : null;
    }

    private static byte[]? Round(DockerfileModel file, IEnumerable<Diagnostic> candidates, ImmutableArray<Diagnostic>.Builder applied, ImmutableArray<Diagnostic>.Builder refused)
    {
        var edits = new List<TextEdit>();
        var taken = new List<Diagnostic>();
        foreach (var candidate in candidates)
        {
            var fix = candidate.Fix!;
            if (fix.Edits.Any(e => edits.Exists(o => Touches(e, o)))) continue;
            if (ApplyOne(file, fix) is null)
            {
                refused.Add(candidate);
                continue;
            }

            edits.AddRange(fix.Edits);
            taken.Add(candidate);
        }

        if (taken.Count == 0) return null;
        applied.AddRange(taken);
        return TextEdits.Apply(file.Syntax.Source.Span, [.. edits]);
    }

    private static bool Touches(TextEdit left, TextEdit right) =>
        left.Span.Overlaps(right.Span) || left.Span.Length == 0 && left.Span.Start > right.Span.Start && left.Span.Start < right.Span.End
        || right.Span.Length == 0 && right.Span.Start > left.Span.Start && right.Span.Start < left.Span.End;

    private static IEnumerable<Diagnostic> Order(IEnumerable<Diagnostic> diagnostics) =>
        diagnostics.OrderByDescending(static d => d.Severity).ThenBy(static d => d.Span.Start).ThenBy(static d => d.Rule.Id, StringComparer.Ordinal);
}
