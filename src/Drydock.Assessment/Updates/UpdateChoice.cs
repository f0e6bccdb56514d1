using System.Collections.Immutable;
using Drydock.Bases.Ladder;
using Drydock.Bases.Status;
using Drydock.Bases.Tags;
using Drydock.Images.References;

namespace Drydock.Assessment.Updates;

/// <summary>The base that a service is to step to, or why to none.</summary>
/// <param name="Reference">Null when there is no step.</param>
/// <param name="Reason">Why this one, or why none.</param>
/// <param name="Rung">The step that it is; null for a reference that a person named.</param>
public sealed record UpdateChoice(ImageReference? Reference, string Reason, Rung? Rung)
{
    /// <summary>The words for steps, the smallest first.</summary>
    public static ImmutableArray<string> Steps { get; } = ["rebuild", "patch", "os-upgrade", "feature", "major"];

    /// <summary>The word for a step.</summary>
    public static string WordOf(Rung rung) => UpdateKinds.Word(rung.Kind);

    /// <summary>True for a word that names a step.</summary>
    public static bool IsStep(string text) => Steps.Contains(text, StringComparer.OrdinalIgnoreCase);

    /// <summary>Chooses from the steps of a base.</summary>
    /// <param name="step">The step that was asked for; null for the smallest that changes what is written: the same tag's newer content where a digest is pinned, else the newest patch.</param>
    public static UpdateChoice Of(BaseStatus status, string? step)
    {
        var current = status.Reference.Familiar;
        if (step is null)
        {
            string[] smallest = status.Reference.Digest is null ? ["patch"] : ["rebuild", "patch"];
            var choices = smallest.Select(s => Of(status, s)).ToList();
            return choices.FirstOrDefault(static c => c.Reference is not null) ?? new UpdateChoice(null, string.Join("; ", choices.Select(static c => c.Reason).Distinct()), null);
        }

        // What is written stays; only what it names is pulled anew.
        if (status.Reference.Digest is null && step.Equals("rebuild", StringComparison.OrdinalIgnoreCase) && status.Ladder.FirstOrDefault(static r => r.Kind == UpdateKind.Rebuild) is { Reference: not null } rebuild)
            return new UpdateChoice(status.Reference, "the same tag with its newest content", rebuild);

        // A step to another first number is a feature of the ladder's last rung, too.
        var rungs = status.Ladder.Where(r => UpdateKinds.Word(r.Kind) is var word && (word.Equals(step, StringComparison.OrdinalIgnoreCase) || (word == "major" && step.Equals("feature", StringComparison.OrdinalIgnoreCase)))).ToList();
        if (rungs.Find(static r => r.Reference is not null) is not { } rung) return new UpdateChoice(null, rungs.Count > 0 ? rungs[0].Reason : $"there is no {step} step from {current}", rungs.FirstOrDefault());
        if (!ImageReference.TryParse(rung.Reference, out var reference, out var problem)) return new UpdateChoice(null, problem.Wrong, rung);
        return reference.Familiar == current ? new UpdateChoice(null, $"{current} stays as it is written: {rung.Reason}", rung) : new UpdateChoice(reference, rung.Reason, rung);
    }
}
