using Drydock.Assessment.CheckReports;
using Drydock.Assessment.Policy;
using Drydock.Dockerfiles.Checking;
using Drydock.Dockerfiles.Rules;

namespace Drydock.Cli.Checking;

/// <summary>What a Dockerfile is judged by, for one service or for none.</summary>
/// <param name="Service">The service of the fleet file that is built from it; null for none.</param>
/// <param name="Policy">Null for the rules' own severities.</param>
/// <param name="Fleet">The fleet file as shown to people; null without one.</param>
/// <param name="Settings">What the rules get.</param>
internal sealed record Judgement(string? Service, EffectivePolicy? Policy, string? Fleet, CheckSettings Settings)
{
    /// <summary>Why the policy speaks of a result; null where the rule's own word counts.</summary>
    public PolicyReason? ReasonOf(Diagnostic diagnostic) =>
        Policy is not null && PolicyDemands.Behind(Policy, diagnostic.Rule.Id) is { } value ? new PolicyReason(Service, value, value.Preset ?? $"{Fleet}:{value.Line}") : null;

    /// <summary>One result of several judgements: each stretch once per rule, as the strictest of them sees it.</summary>
    public static CheckedFile Merge(string shown, IReadOnlyList<(Judgement Judgement, CheckResult Result)> judged)
    {
        var kept = judged.SelectMany(static j => j.Result.Diagnostics, static (j, d) => (j.Judgement, Diagnostic: d))
            .GroupBy(static x => (x.Diagnostic.Rule.Id, x.Diagnostic.Span, x.Diagnostic.Message)).Select(static g => g.MaxBy(static x => x.Diagnostic.Severity)).ToList();
        var reasons = new Dictionary<Diagnostic, PolicyReason>(ReferenceEqualityComparer.Instance);
        foreach (var (judgement, diagnostic) in kept)
        {
            if (judgement.ReasonOf(diagnostic) is { } reason) reasons[diagnostic] = reason;
        }

        var result = judged[0].Result;
        if (judged.Count > 1)
        {
            // What one policy lets a comment switch off and another does not, is not switched off.
            var ignored = result.Ignored.Where(i => !kept.Exists(k => k.Diagnostic.Rule.Id == i.Diagnostic.Rule.Id && k.Diagnostic.Span == i.Diagnostic.Span));
            result = result with { Diagnostics = [.. kept.Select(static k => k.Diagnostic).Order(Checker.Order)], Ignored = [.. ignored] };
        }

        return new CheckedFile(shown, result) { Reasons = reasons, Services = [.. judged.Select(static j => j.Judgement.Service).OfType<string>()] };
    }
}
