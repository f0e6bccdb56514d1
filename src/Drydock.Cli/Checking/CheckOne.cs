using System.Collections.Immutable;
using Drydock.Assessment.CheckReports;
using Drydock.Dockerfiles.Checking;
using Drydock.Dockerfiles.Rules;

namespace Drydock.Cli.Checking;

/// <summary>Judges one file: the rules, and what ShellCheck found in it.</summary>
internal static class CheckOne
{
    public static CheckedFile Run(CheckedSource file, ImmutableArray<ShellFinding> shell) =>
        Judgement.Merge(file.Shown, [.. file.Judgements.Select(j => (j, Checker.Check(file.Model, j.Settings with { ShellFindings = shell })))]);
}
