using System.Collections.Immutable;
using System.CommandLine;
using Drydock.Assessment.CheckReports;
using Drydock.Assessment.Configuration;
using Drydock.Cli.Checking;
using Drydock.Cli.Output;
using Drydock.Cli.Usage;
using Drydock.Dockerfiles.Rules;

namespace Drydock.Cli.Commands;

/// <summary><c>drydock check [PATH…]</c>.</summary>
internal sealed class CheckCommand : CliCommand
{
    private readonly Argument<string[]> paths = new("path") { Description = "Dockerfiles, or folders to search for them; - is standard input (default .)", Arity = ArgumentArity.ZeroOrMore };
    private readonly CheckOptions options = new();
    private readonly MendOptions mends = new();

    public CheckCommand()
        : base("check", "Check Dockerfiles against the policy, and mend them")
    {
        Aliases.Add("lint");
        Details =
        [
            "A file is read exactly as BuildKit reads it; what it rejects is a result with its place, and the rest of the file is still judged.",
            $"A Dockerfile is judged under the policy of the services that {FleetFile.Name} builds from it, others under the policy of that file itself; what a policy asks for and is not kept violates it. Without such a file, at the path or above it, every rule has its own severity.",
            "A comment switches a rule off for the next instruction: # drydock ignore=RULE reason=\"why\" until=2027-01-31; those of hadolint and BuildKit work too. An ignore that matches nothing is reported.",
            "--fix never touches another byte: a file is read again behind every fix, and a fix that would change more than it says is left out.",
            "--mend changes whole files, in the order pin, slim, multi-stage, user, and before any fix; what it cannot do safely it leaves as it is, with a sentence that says why, and exit code 1 where the mend was named. --diff shows it and writes nothing.",
        ];
        Examples =
        [
            new("drydock check", "Every Dockerfile below this folder"),
            new("drydock check --diff services/api/Dockerfile", "What the safe fixes would change"),
            new("drydock check --fix=suggested .", "Mend all that can be mended"),
            new("drydock check --diff --mend multi-stage,user services/api", "A stage of its own for the installs, an account of its own for the service"),
            new("drydock check --fix=suggested --mend all --online .", "Mend all that can be mended, digests of the bases included"),
            new("drydock check -o sarif=check.sarif --fail-on warning .", "A table, a file for code scanning, exit code 2 on warnings"),
            new("drydock check --policy production services/api", "Under a preset, whatever drydock.yaml says"),
            new("drydock check --only version-spec-redirect,DL3006 - < Dockerfile", "Two rules, from standard input"),
        ];
        Add(paths);
        options.AddTo(this);
        mends.AddTo(this);
    }

    public override async Task<int> RunAsync(Invocation run)
    {
        if (run.Value(options.ListRules)) return ListRules(run);
        var targets = OutputTargets.Of(run, run.Value(options.Output) ?? [], run.Value(options.Format) ?? CheckOptions.Formats[0], CheckOptions.Formats);
        var policies = new CheckPolicies(run, options);
        var sources = new CheckSources(run, policies);
        var named = run.Value(paths) is { Length: > 0 } given ? given : ["."];
        var files = await sources.ReadAsync(named);
        var mender = await MenderAsync(run, files);
        if (run.Value(options.Diff)) return CheckDiff.Print(run, files, mender);
        if (run.Value(options.Fix) is not null || mender.Mends)
        {
            files = mender.Write(files);
            if (files is [{ Path: null }]) return mender.Failed ? ExitCodes.Failure : ExitCodes.Success;
        }

        var report = (await ReportAsync(run, files, sources)) with { Policy = policies.Shown };
        var shown = new CheckReportOptions { Least = run.Value(options.Least) ?? (run.Value(options.Only) is { Length: > 0 } ? RuleSeverity.Style : RuleSeverity.Warning), Width = run.Printer.Width };
        var written = ReportOutputs.Write(run.Printer, targets, (to, stream) => CheckWriters.Find(to.Format)!.Write(report, shown with { Colour = to.Path is null && run.Printer.OutputColour }, stream));
        return written && !mender.Failed ? report.ExitCode(run.Value(options.ExitCode) ?? 2) : ExitCodes.Failure;
    }

    /// <summary>What <c>--fix</c> and <c>--mend</c> ask for; <c>--diff</c> alone shows the safe fixes.</summary>
    private async Task<FileMender> MenderAsync(Invocation run, ImmutableArray<CheckedSource> files)
    {
        var mode = run.Value(options.Fix);
        if (mode == "ask" && !run.Value(options.Diff) && !run.Session.InputIsTerminal) throw UsageErrors.Because(run, "--fix=ask needs a terminal to ask on; use --fix or --fix=suggested");
        if (run.Value(options.Diff)) mode = mode == "ask" ? CheckOptions.FixModes[1] : mode ?? (mends.Wanted(run).Mends.IsEmpty ? CheckOptions.FixModes[0] : null);
        var mender = new FileMender(run, mends, mode);
        await mender.PrepareAsync(files);
        return mender;
    }

    private async Task<CheckReport> ReportAsync(Invocation run, ImmutableArray<CheckedSource> files, CheckSources sources)
    {
        var shellCheck = run.Value(options.NoShellCheck) ? null : ShellCheckProgram.Find(run.Session);
        var shell = shellCheck is null ? [] : await shellCheck.RunAsync(files, run.Cancellation);
        if (shellCheck?.Failure is { } failure) run.Printer.Warning(failure.ToString());
        var results = files.Select((file, i) => CheckOne.Run(file, shell.IsEmpty ? [] : shell[i]));
        var failOn = run.Value(options.FailOn) ?? RuleSeverity.High;
        return new CheckReport([.. results], [.. sources.Problems], failOn == RuleSeverity.Off ? null : failOn, ToolVersion.Text);
    }

    private int ListRules(Invocation run)
    {
        if (run.Value(options.Format) == "json") RuleCatalogueJson.Write(run.Printer.Output);
        else run.Printer.Result(RuleCatalogueText.Of(run.Printer.Width));
        return ExitCodes.Success;
    }
}
