using Drydock.Dockerfiles.Checking;

namespace Drydock.Cli.Checking;

/// <summary>Judges one file: the rules, and ShellCheck where it is there.</summary>
internal static class CheckOne
{
    public static async Task<CheckResult> RunAsync(CheckedSource file, ShellCheckProgram? shellCheck, CancellationToken cancellation)
    {
        var shell = shellCheck is null ? [] : await shellCheck.RunAsync(file, cancellation);
        return Checker.Check(file.Model, file.Settings with { ShellFindings = shell });
    }
}
