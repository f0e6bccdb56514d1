using System.Collections.Immutable;
using Drydock.Dockerfiles.Checking;
using Drydock.Dockerfiles.Rules;

namespace Drydock.Assessment.CheckReports;

/// <summary>A Dockerfile and what the rules say of it.</summary>
/// <param name="Path">As a person would write it: relative to where the check was started, <c>/</c>-separated.</param>
/// <param name="Result">What the rules say.</param>
public sealed record CheckedFile(string Path, CheckResult Result)
{
    /// <summary>Services of the fleet file that are built from it, in its order; empty when none is.</summary>
    public ImmutableArray<string> Services { get; init; } = [];

    /// <summary>Why the policy speaks of a result; a result that is not here was judged as the rule itself says.</summary>
    public IReadOnlyDictionary<Diagnostic, PolicyReason> Reasons { get; init; } = ImmutableDictionary.Create<Diagnostic, PolicyReason>(ReferenceEqualityComparer.Instance);
}
