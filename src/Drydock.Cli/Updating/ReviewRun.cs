using System.Globalization;
using Drydock.Assessment;
using Drydock.Assessment.Configuration;
using Drydock.Assessment.Review;
using Drydock.Assessment.State;
using Drydock.Bases.Status;
using Drydock.Cli.Database;
using Drydock.Cli.Fleet;
using Drydock.Cli.Scanning;
using Drydock.Cli.Terminal;
using Drydock.Images;

namespace Drydock.Cli.Updating;

/// <summary>Does the month's work on every service: asks its registry, scans it, and tries the smallest step of its base without changing a file. Each step is recorded as it ends, so that a run
/// that was interrupted is taken up where it stopped; what fails is recorded, too, and does not keep the other services from being worked on.</summary>
internal sealed class ReviewRun(Invocation run, FleetSource source, StateFile state, OpenedDatabase database, ReviewRunSettings settings)
{
    private readonly ReviewMonth month = ReviewMonth.Of(settings.Now);
    private readonly Dictionary<string, BaseStatus> statuses = new(StringComparer.Ordinal);
    private BuildEngine? engine;

    /// <summary>Works on all services, in order.</summary>
    /// <returns>Where each base stands, as its registry says; a service whose registry did not answer has none.</returns>
    /// <exception cref="StateException">What was done cannot be recorded.</exception>
    public async Task<IReadOnlyDictionary<string, BaseStatus>> RunAsync()
    {
        using var reader = new TargetReader(run, settings.Update.Target, named: null);
        var services = source.File.Services;
        for (var i = 0; i < services.Length; i++)
        {
            run.Cancellation.ThrowIfCancellationRequested();
            run.Printer.Message(string.Create(CultureInfo.InvariantCulture, $"service {i + 1} of {services.Length}: {services[i].Name}"));
            await WorkAsync(services[i], reader);
        }

        state.RetireAllBut([.. services.Select(static s => s.Name)], settings.Now);
        return statuses;
    }

    private async Task WorkAsync(FleetService service, TargetReader reader)
    {
        var files = await new SourceState(run, source).OfAsync(service);
        var found = await AskAsync(service, files);
        await GuardedAsync(service, WorkSteps.Scan, files, () => ScanAsync(service, files, found, reader));
        if (service.Dockerfile is not null) await GuardedAsync(service, WorkSteps.Trial, files, () => TryAsync(service, files));
    }

    /// <summary>Asked anew by every run: only the answer tells whether what was done before still counts.</summary>
    private async Task<RecordedBase?> AskAsync(FleetService service, string? files)
    {
        RecordedBase? found = null;
        await GuardedAsync(service, WorkSteps.Registry, files, async () =>
        {
            var asked = (await new BasesCollector(run, source, settings.Fleet, settings.Update.Target) { Online = true, Record = true, Day = SourceDate.Today(run.Session), IsToday = true }.CollectAsync([service]))[0];
            if (asked.Status is { CurrentDigest: not null } status)
            {
                found = state.Bases(service.Name).LastOrDefault(b => b.Reference == asked.Reference);
                if (asked.Problems.IsEmpty) statuses[service.Name] = status;
            }

            foreach (var problem in asked.Problems) run.Printer.Note(TerminalText.Line($"{service.Name}: {problem}"));
            Record(service, WorkSteps.Registry, files, found, asked.Problems.IsEmpty ? WorkSteps.Complete : found is null ? WorkSteps.Failed : WorkSteps.Partial, asked.Problems.IsEmpty ? null : asked.Problems[0].ToString());
        });
        return found;
    }

    private async Task ScanAsync(FleetService service, string? files, RecordedBase? found, TargetReader reader)
    {
        var data = string.Create(CultureInfo.InvariantCulture, $"{database.Store.Info.Kind} {database.Store.Info.Built.UtcDateTime:O}");
        if (service.Image is null && files is not null && found is not null && state.Steps(service.Name).LastOrDefault(s => IsSame(s, files, found) && s.Data == data) is { } done)
        {
            run.Printer.Message($"{service.Name}: scanned on {Day(done.At)} already{(done.Outcome == WorkSteps.Partial ? " (partial)" : "")}: the same files, base and advisories");
            return;
        }

        run.Printer.Message($"{service.Name}: scanning");
        var scan = new FleetScan(run, source, reader, database, AssessOptions.Default, state, keepJson: false) { Now = settings.Now };
        var results = await TimeLimit.RunAsync(run, run.Value(settings.Update.Target.Timeout), service.Name, ct => scan.ScanAsync([service], null, ct));
        var parts = results.SelectMany(static r => r.Parts).Select(static p => p.Recorded).ToList();
        var outcome = parts.TrueForAll(static p => p.Status == ScanStatus.Complete) ? WorkSteps.Complete : parts.TrueForAll(static p => p.Status is not null) ? WorkSteps.Partial : WorkSteps.Failed;
        state.RecordStep(StepOf(service, WorkSteps.Scan, files, found, outcome, parts.Find(static p => p.Problem is not null)?.Problem) with { Data = data });
    }

    /// <summary>The newest patch; where the tag takes patches by itself, its newest content.</summary>
    private async Task TryAsync(FleetService service, string? files)
    {
        var (plan, why) = await PlanAsync(service, settings.Update);
        if (plan is null) (plan, why) = await PlanAsync(service, settings.Update with { To = "rebuild" }) is ({ } rebuild, var reason) ? (rebuild, reason) : (null, why);
        if (plan is null)
        {
            run.Printer.Message(TerminalText.Line($"{service.Name}: nothing to try: {why}"));
            Record(service, WorkSteps.Trial, files, null, WorkSteps.None, why);
            return;
        }

        var content = await BaseContent.OfAsync(run, settings.Update.Target, plan.To, run.Cancellation);
        if (Before(plan, files, content) is { } before)
        {
            run.Printer.Message(TerminalText.Line($"{service.Name}: {before.Reference} was tried on {Day(before.At)} already, and {(before.Failed is { } failed ? $"{failed} failed" : "passed")}: the same files, content and platform"));
            return;
        }

        engine ??= await FindEngineAsync();
        var trials = new TrialRecorder(run, source, state);
        var report = await TimeLimit.RunAsync(run, run.Value(settings.Update.Target.Timeout), service.Name, ct => new UpdateProver(run, source, settings.Update, engine).ProveAsync(trials.WithEarlier(plan, content), ct));
        await trials.RecordAsync(plan, content, report);
        if (report.Passed) run.Printer.Message(TerminalText.Line($"{service.Name}: all is well on {plan.To.Familiar}"));
        else run.Printer.Note(report.Failure().TrimEnd('\n'));
        Record(service, WorkSteps.Trial, files, null, WorkSteps.Complete, null);
    }

    private async Task<BuildEngine> FindEngineAsync()
    {
        var found = await BuildEngine.FindAsync(run, settings.Engine);
        await Leftovers.RemoveAsync(run, found);
        return found;
    }

    private Task<(PlannedUpdate? Plan, string Why)> PlanAsync(FleetService service, UpdateSettings update) =>
        TimeLimit.RunAsync(run, run.Value(update.Target.Timeout), service.Name, ct => new UpdatePlanner(run, source, update).PlanAsync(service, new Dictionary<string, byte[]>(), ct));

    private RecordedTrial? Before(PlannedUpdate plan, string? files, BaseContent content) => files is null || content.Digest is not { } digest ? null : state.Trials(plan.Service.Name).LastOrDefault(t =>
        month.Contains(t.At) && t.Source == files && t.Reference == plan.TriedName && t.Digest == digest.ToString() && t.Platform == content.Platform?.ToString());

    private bool IsSame(RecordedStep step, string files, RecordedBase found) =>
        step.Name == WorkSteps.Scan && step.Outcome is WorkSteps.Complete or WorkSteps.Partial && month.Contains(step.At) && step.Source == files && step.Reference == found.Reference && step.Digest == found.Digest && step.Platform == found.Platform;

    private async Task GuardedAsync(FleetService service, string name, string? files, Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (ProblemException error) when (error is not StateException)
        {
            run.Printer.Error(error.Problem);
            Record(service, name, files, null, WorkSteps.Failed, error.Problem.ToString());
        }
    }

    private void Record(FleetService service, string name, string? files, RecordedBase? found, string outcome, string? problem) => state.RecordStep(StepOf(service, name, files, found, outcome, problem));

    private RecordedStep StepOf(FleetService service, string name, string? files, RecordedBase? found, string outcome, string? problem) =>
        new(service.Name, settings.Now, name, files, found?.Reference, found?.Digest, found?.Platform, null, outcome) { Problem = problem };

    private static string Day(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
