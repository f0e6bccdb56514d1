using System.Collections.Immutable;
using Drydock.Dockerfiles.Semantics;
using Drydock.Dockerfiles.Shell;
using Drydock.Dockerfiles.Syntax;

namespace Drydock.Dockerfiles.Rules.Apt;

/// <summary>Package lists out of order.</summary>
internal static class SortPackages
{
    /// <summary>Two packages are read at a glance.</summary>
    private const int Least = 3;

    public static readonly Rule Rule = new()
    {
        Id = "sort-packages",
        Title = "A package list is not sorted",
        Why = "In a sorted list nothing is named twice, and a change shows as one line.",
        Theme = RuleTheme.Apt,
        Severity = RuleSeverity.Style,
        Fix = FixClass.Safe,
        Before =
            """
            FROM debian:12.11
            RUN apt-get update && apt-get install -y --no-install-recommends \
                git \
                curl \
                ca-certificates
            """,
        After =
            """
            FROM debian:12.11
            RUN apt-get update && apt-get install -y --no-install-recommends \
                ca-certificates \
                curl \
                git
            """,
        Check = static c =>
        {
            foreach (var (run, call) in c.RunPackages)
            {
                if (!call.IsSystem || !call.Installs || call.Operands.Length < Least || call.Operands.Any(static o => o.Value is null or "" || o.IsGlob) || IsGrouped(c, run, call)) continue;
                var sorted = call.Operands.OrderBy(static o => o.Value, StringComparer.Ordinal).ToImmutableArray();
                var twice = sorted.Zip(sorted.Skip(1)).Where(static p => p.First.Value == p.Second.Value).Select(static p => p.First.Value).FirstOrDefault();
                var first = call.Operands.Zip(sorted).Where(static p => p.First.Value != p.Second.Value).Select(static p => p.First).FirstOrDefault();
                if (twice is not null) c.Report(call.Operands.Last(o => o.Value == twice).Span, $"{twice} is named twice in one list");
                else if (first is not null) c.Report(first.Span, $"the list is not sorted: {first.Value} stands out of place", Mend(run, call, sorted));
            }
        },
    };

    /// <summary>Comments between the packages make groups of them, which are someone's order.</summary>
    private static bool IsGrouped(RuleContext c, CommandStatement run, PackageInstall call) =>
        c.TextOf(TextSpan.FromBounds(call.Operands[0].Span.Start, call.Operands[^1].Span.End)).Contains('#', StringComparison.Ordinal);

    /// <summary>The words change places; what stands between them stays.</summary>
    private static Fix? Mend(CommandStatement run, PackageInstall call, ImmutableArray<ShellWord> sorted)
    {
        var words = call.Invocation.Arguments;
        var (from, to) = (words.IndexOf(call.Operands[0]), words.IndexOf(call.Operands[^1]));
        if (to - from + 1 != call.Operands.Length || !CommandChain.IsPlain(run) || call.Invocation.Script != run.Script) return null;
        var edits = call.Operands.Zip(sorted).Where(static p => p.First.Raw != p.Second.Raw).Select(p => new TextEdit(p.First.Span, p.Second.Raw));
        return new Fix(FixClass.Safe, "sort the packages", [.. edits]);
    }
}
