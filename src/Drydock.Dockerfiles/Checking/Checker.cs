using System.Collections.Immutable;
using Drydock.Dockerfiles.Rules;
using Drydock.Dockerfiles.Semantics;

namespace Drydock.Dockerfiles.Checking;

/// <summary>Runs the rules over a file.</summary>
public static class Checker
{
    /// <summary>File order; at one place the worst first.</summary>
    public static IComparer<Diagnostic> Order { get; } = Comparer<Diagnostic>.Create(static (a, b) =>
        a.Span.Start.CompareTo(b.Span.Start) is var place and not 0 ? place
        : b.Severity.CompareTo(a.Severity) is var severity and not 0 ? severity
        : string.CompareOrdinal(a.Rule.Id, b.Rule.Id));

    /// <summary>Judges one Dockerfile with every rule that the policy leaves on. Never throws on content.</summary>
    public static CheckResult Check(DockerfileModel file, CheckSettings settings)
    {
        file = settings.View(file);
        var found = new List<Diagnostic>();
        foreach (var rule in RuleList.All)
        {
            var severity = settings.Policy.SeverityOf(rule);
            if (severity != RuleSeverity.Off) rule.Check(new RuleContext(file, settings, rule, severity, found));
        }

        var comments = IgnoreComments.Of(file);
        var used = new HashSet<(IgnoreComment, string)>();
        var kept = ImmutableArray.CreateBuilder<Diagnostic>();
        var ignored = ImmutableArray.CreateBuilder<(Diagnostic, IgnoreComment)>();
        foreach (var diagnostic in found)
        {
            var comment = Covering(comments, file, diagnostic, settings, used);
            if (comment is null) kept.Add(diagnostic);
            else ignored.Add((diagnostic, comment));
        }

        kept.AddRange(IgnoreProblems.Of(file, settings, comments, used));
        return new CheckResult(file, [.. kept.Order(Order)], ignored.ToImmutable());
    }

    private static IgnoreComment? Covering(ImmutableArray<IgnoreComment> comments, DockerfileModel file, Diagnostic diagnostic, CheckSettings settings, HashSet<(IgnoreComment, string)> used)
    {
        IgnoreComment? covering = null;
        var line = file.Lines.LineOf(diagnostic.Span.Start);
        foreach (var comment in comments)
        {
            if (line < comment.FirstLine || line > comment.LastLine || !comment.IsInForce(settings)) continue;
            foreach (var id in comment.Ids)
            {
                if (!comment.Names(id, diagnostic)) continue;
                used.Add((comment, id));
                if (!settings.Policy.Locked.Contains(diagnostic.Rule.Id)) covering ??= comment;
            }
        }

        return covering;
    }
}
