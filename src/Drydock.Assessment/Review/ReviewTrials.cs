using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Drydock.Assessment.Reports;
using Drydock.Assessment.State;

namespace Drydock.Assessment.Review;

/// <summary>What a review says of the bases that a service was tried on.</summary>
internal static class ReviewTrials
{
    private const int MostChanges = 6;

    /// <summary>Heads of <see cref="Rows"/>.</summary>
    public static readonly string[] Heads = ["when (UTC)", "base", "content", "result", "what changes"];

    /// <summary>One row per trial, oldest first.</summary>
    public static IEnumerable<string[]> Rows(ServiceReview service) => service.Trials.Select(static t => new[]
    {
        t.At.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture), Base(t), Content(t), Result(t), Changes(t),
    });

    /// <summary>What a person must decide: a base that failed, or one that passed and was not taken. Only the last trial of each base counts.</summary>
    public static IEnumerable<string> Questions(ServiceReview service)
    {
        foreach (var trial in service.Trials.GroupBy(static t => t.Reference).Select(static g => g.Last()).OrderBy(static t => t.At))
        {
            var day = Day(trial.At);
            if (trial.Reference == WithoutDigest(service.Base))
            {
                if (trial.Failed is not null) yield return $"The newest content of {trial.Reference}, its base, was tried on {day} and {Result(trial)}: mend the service before it is built again.";
                continue;
            }

            yield return trial.Failed is null
                ? $"{trial.Reference} was tried on {day} and passed{(trial.Changes is { Breaking.IsEmpty: false } ? ", with breaking changes" : "")}: take it with `drydock update {service.Name}`, or say why not."
                : $"{trial.Reference} was tried on {day} and {Result(trial)}: mend the service for it, or choose another base.";
        }
    }

    /// <summary>The last of each step, in the order in which they are done.</summary>
    public static ImmutableArray<RecordedStep> Work(IEnumerable<RecordedStep> steps) => [.. steps.GroupBy(static s => s.Name).Select(static g => g.Last()).OrderBy(static s => WorkSteps.All.IndexOf(s.Name))];

    /// <summary>What was done, as a sentence without its end; null when nothing was.</summary>
    public static string? Done(ServiceReview service) => service.Work.IsEmpty ? null : $"The month's work: {string.Join("; ", service.Work.Select(Done))}";

    /// <summary>What could not be done.</summary>
    public static IEnumerable<string> Gaps(IEnumerable<RecordedStep> work) =>
        work.Where(static s => s.Outcome == WorkSteps.Failed && s.Name != WorkSteps.Scan).Select(static s => $"its {s.Name} step failed on {Day(s.At)}: {s.Problem?.TrimEnd('.') ?? "why is not known"}.");

    public static void Write(Utf8JsonWriter json, ServiceReview service)
    {
        json.WriteStartArray("work");
        foreach (var step in service.Work)
        {
            json.WriteStartObject();
            json.Text("name", step.Name);
            json.Time("at", step.At);
            json.Text("outcome", step.Outcome);
            json.Text("problem", step.Problem);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("trials");
        foreach (var trial in service.Trials) Write(json, trial);
        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, RecordedTrial trial)
    {
        json.WriteStartObject();
        json.Time("at", trial.At);
        json.Text("from", trial.From);
        json.Text("to", trial.Reference);
        json.Text("step", trial.Step);
        json.Text("source", trial.Source);
        json.Text("digest", trial.Digest);
        json.Text("platform", trial.Platform);
        json.Text("failed", trial.Failed);
        json.WriteStartArray("tried");
        foreach (var proof in trial.Proofs)
        {
            json.WriteStartObject();
            json.Text("name", proof.Name);
            json.WriteBoolean("passed", proof.Passed);
            json.Text("text", proof.Text);
            json.Text("line", proof.Telling);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        if (trial.Changes is { } changes)
        {
            json.WriteStartObject("changes");
            json.Texts("breaking", changes.Breaking);
            json.Texts("likely", changes.Likely);
            Count("fixed", changes.Fixed);
            Count("new", changes.Added);
            json.WriteEndObject();
        }
        else json.WriteNull("changes");

        json.WriteEndObject();

        void Count(string name, int? count)
        {
            if (count is { } known) json.WriteNumber(name, known);
            else json.WriteNull(name);
        }
    }

    private static string Done(RecordedStep step) => (step.Name, step.Outcome) switch
    {
        (WorkSteps.Registry, WorkSteps.Complete) => $"its registry was asked on {Day(step.At)}",
        (WorkSteps.Scan, WorkSteps.Complete) => $"it was scanned on {Day(step.At)}",
        (WorkSteps.Trial, WorkSteps.Complete) => $"its base was tried on {Day(step.At)}",
        (WorkSteps.Trial, WorkSteps.None) => $"there was no base to try on {Day(step.At)} ({step.Problem})",
        // What could not be seen tells why.
        (_, WorkSteps.Failed) => $"{step.Name} failed on {Day(step.At)}",
        _ => $"{step.Name} {step.Outcome} on {Day(step.At)}{(step.Problem is { } problem ? $" ({problem})" : "")}",
    };

    private static string Day(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Base(RecordedTrial trial) => $"{(trial.From is { } from && from != trial.Reference ? $"{from} → {trial.Reference}" : trial.Reference)}{(trial.Step is { } step ? $" ({step})" : "")}";

    private static string Content(RecordedTrial trial) => $"{(trial.Digest is { } digest ? PlainText.Fit(digest, 20) : "digest unknown")}{(trial.Platform is { } platform ? $", {platform}" : "")}{(trial.Source is { } commit ? $", files of {PlainText.Fit(commit, 13)}" : "")}";

    private static string Result(RecordedTrial trial)
    {
        if (trial.Failed is null) return trial.Proofs.IsEmpty ? "passed" : $"passed: {string.Join(", ", trial.Proofs.Select(static p => p.Name))}";
        return trial.Failure is { } failure ? $"failed: {failure.Name}: {failure.Text}{(failure.Telling is { } line ? $" ({line})" : "")}" : $"failed: {trial.Failed}";
    }

    private static string Changes(RecordedTrial trial)
    {
        if (trial.Changes is not { } changes) return "not compared";
        var counts = new List<string>();
        if (changes is { Fixed: { } gone, Added: { } added }) counts.Add($"{ReportText.Plural(gone, "vulnerability", "vulnerabilities")} fixed, {added.ToString(CultureInfo.InvariantCulture)} new");
        counts.Add(Told("breaking", changes.Breaking));
        if (!changes.Likely.IsEmpty) counts.Add(Told("breaking what uses it", changes.Likely));
        return string.Join("; ", counts);
    }

    private static string Told(string what, ImmutableArray<string> changes) => changes.IsEmpty
        ? $"nothing {what}"
        : $"{changes.Length.ToString(CultureInfo.InvariantCulture)} {what}: {string.Join(", ", changes.Take(MostChanges).Select(static c => c.TrimEnd('.')))}{(changes.Length > MostChanges ? $" and {(changes.Length - MostChanges).ToString(CultureInfo.InvariantCulture)} more" : "")}";

    private static string? WithoutDigest(string? reference) => reference?.Split('@')[0];
}
