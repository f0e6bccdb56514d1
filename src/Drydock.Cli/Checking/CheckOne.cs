using Drydock.Assessment.CheckReports;
using Drydock.Dockerfiles.Checking;

namespace Drydock.Cli.Checking;

/// <summary>Judges one file: the rules, and ShellCheck where it is there.</summary>
internal static class CheckOne
{
    public static async Task<CheckedFile> RunAsync(CheckedSource file, ShellCheckProgram? shellCheck, CancellationToken cancellation)
    {
        var shell = shellCheck is null ? [] : await shellCheck.RunAsync(file, cancellation);
        return Judgement.Merge(file.Shown, [.. file.Judgements.Select(j => (j, Checker.Check(file.Model, j.Settings with { ShellFindings = shell })))]);
    }
}
