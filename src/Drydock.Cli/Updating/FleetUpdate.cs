using System.Collections.Immutable;
using Drydock.Assessment.Configuration;
using Drydock.Assessment.Updates;
using Drydock.Cli.Fleet;
using Drydock.Cli.Terminal;
using Drydock.Images;

namespace Drydock.Cli.Updating;

/// <summary>Updates services one after the other. One that fails keeps its file and does not keep the others from being updated.</summary>
internal sealed class FleetUpdate(Invocation run, FleetSource source, UpdateSettings settings)
{
    private readonly Dictionary<string, byte[]> pending = new(StringComparer.Ordinal);

    /// <summary>Whether something could not be done.</summary>
    public bool Failed { get; private set; }

    /// <summary>Plans every service, in order; a change counts for the services behind it that share the file.</summary>
    public async Task<ImmutableArray<PlannedUpdate>> PlanAsync(IEnumerable<FleetService> services)
    {
        var plans = ImmutableArray.CreateBuilder<PlannedUpdate>();
        foreach (var service in services)
        {
            try
            {
                var (plan, why) = await TimeLimit.RunAsync(run, run.Value(settings.Target.Timeout), service.Name, ct => new UpdatePlanner(run, source, settings).PlanAsync(service, pending, ct));
                if (plan is null)
                {
                    run.Printer.Message(TerminalText.Line($"{service.Name}: nothing to change: {why}"));
                    continue;
                }

                pending[plan.File] = plan.Changed;
                plans.Add(plan);
            }
            catch (ProblemException error)
            {
                Fail(error);
            }
        }

        return plans.ToImmutable();
    }

    /// <summary>Proves changes; gives those that passed to a person's files, branch or patch.</summary>
    /// <param name="trials">Writes down how each went.</param>
    /// <param name="accept">Takes a change that was proven.</param>
    public async Task ProveAsync(IEnumerable<PlannedUpdate> plans, BuildEngine engine, TrialRecorder trials, Action<PlannedUpdate, ServiceUpdateReport> accept)
    {
        var refused = new HashSet<string>(StringComparer.Ordinal);
        foreach (var plan in plans)
        {
            run.Cancellation.ThrowIfCancellationRequested();
            try
            {
                if (refused.Contains(plan.File)) throw new ProblemException(new("updating", plan.Service.Name, $"another service's change of {plan.Shown} failed, and this one builds on it", "update it alone"));
                var (content, report) = await TimeLimit.RunAsync(run, run.Value(settings.Target.Timeout), plan.Service.Name, async ct =>
                {
                    var now = await BaseContent.OfAsync(run, settings.Target, plan.To, ct);
                    return (now, await new UpdateProver(run, source, settings, engine).ProveAsync(trials.WithEarlier(plan, now), ct));
                });
                await trials.RecordAsync(plan, content, report);
                if (report.Passed) accept(plan, report);
                else
                {
                    Failed = true;
                    refused.Add(plan.File);
                    run.Printer.Note(report.Failure() + $"{plan.Service.Name}: {plan.Shown} is as it was");
                }
            }
            catch (ProblemException error)
            {
                refused.Add(plan.File);
                Fail(error);
            }
        }
    }

    private void Fail(ProblemException error)
    {
        Failed = true;
        run.Printer.Error(error.Problem);
        run.Printer.Detail(error.InnerException?.ToString());
    }
}
