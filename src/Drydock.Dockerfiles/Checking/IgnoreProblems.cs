using System.Collections.Immutable;
using Drydock.Dockerfiles.Rules;
using Drydock.Dockerfiles.Rules.Ignores;
using Drydock.Dockerfiles.Semantics;

namespace Drydock.Dockerfiles.Checking;

/// <summary>What is wrong with the comments that switch rules off.</summary>
internal static class IgnoreProblems
{
    public static IEnumerable<Diagnostic> Of(DockerfileModel file, CheckSettings settings, ImmutableArray<IgnoreComment> comments, HashSet<(IgnoreComment, string)> used)
    {
        foreach (var comment in comments)
        {
            if (comment.Problem is { } problem) yield return Report(ExpiredIgnore.Rule, settings, comment, problem);
            else if (comment.IsExpired(settings)) yield return Report(ExpiredIgnore.Rule, settings, comment, $"this ignore ended on {comment.Until:yyyy-MM-dd}; mend what it hides, or decide again and move the date");
            else if (comment.LacksReason(settings)) yield return Report(IgnoreWithoutReason.Rule, settings, comment, "the policy wants a reason and an end of every ignore: add reason=\"…\" until=2027-01-31");
            else
            {
                foreach (var id in comment.Ids.Where(i => !used.Contains((comment, i)) && IsJudged(i, comment, settings)))
                    yield return Report(UnusedIgnore.Rule, settings, comment, UnusedMessage(id));
            }
        }

        // A rule of another tool that has no counterpart here may well find something, and ShellCheck need not be installed: nothing is said of it.
        bool IsJudged(string id, IgnoreComment comment, CheckSettings s) =>
            comment.Tool != IgnoreComment.ShellCheckTool && !ShellFinding.IsCode(id) && (RuleList.Find(id) is { } rule ? s.Policy.SeverityOf(rule) != RuleSeverity.Off : comment.Tool == "drydock" && !id.Equals("all", StringComparison.OrdinalIgnoreCase));
    }

    private static string UnusedMessage(string id) =>
        RuleList.Find(id) is null ? $"there is no rule {id}{Hint(id)}" : $"{id} reports nothing here; take it out of the ignore";

    private static string Hint(string id) => RuleList.Nearest(id) is { } near ? $"; did you mean {near}?" : "";

    private static Diagnostic Report(Rule rule, CheckSettings settings, IgnoreComment comment, string message) =>
        new(rule, settings.Policy.SeverityOf(rule), comment.Span, message, null);
}
