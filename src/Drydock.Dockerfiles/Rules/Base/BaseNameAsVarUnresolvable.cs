namespace Drydock.Dockerfiles.Rules.Base;

/// <summary>A base that only a build argument names.</summary>
internal static class BaseNameAsVarUnresolvable
{
    public static readonly Rule Rule = new()
    {
        Id = "base-name-as-var-unresolvable",
        Title = "The base image is not known",
        Why = "It comes from an argument without default: nothing about it can be judged here.",
        Theme = RuleTheme.Base,
        Severity = RuleSeverity.Info,
        Before =
            """
            ARG BASE
            FROM $BASE

            """,
        After =
            """
            ARG BASE=debian:12.11
            FROM $BASE

            """,
        Check = static c =>
        {
            foreach (var from in c.Stages.Select(static s => s.From))
            {
                var unset = from.Base.Unset.Where(n => from.Scope.Variables.ContainsKey(n)).ToList();
                if (from.Base.Value is null && unset.Count > 0) c.Report(from.Image.Span, $"the base comes from {string.Join(", ", unset.Select(static n => "$" + n))}, which has no default: it cannot be judged");
            }
        },
    };
}
