using Drydock.Bases.Ladder;
using Drydock.Bases.Status;
using Drydock.Bases.Tags;

namespace Drydock.Assessment.FleetBases;

/// <summary>The one thing to do next about a base.</summary>
/// <param name="Kind"><c>look</c> (something is not known), <c>move</c> (support ends or has ended), <c>rebuild</c>, <c>patch</c>, <c>pin</c>, <c>ask</c> or <c>none</c>.</param>
/// <param name="Text">One line.</param>
/// <param name="Reference">The base to go to; null where none is meant.</param>
public sealed record BaseAdvice(string Kind, string Text, string? Reference)
{
    /// <summary>The word of the step that leads there, as <c>drydock update --to</c> takes it; null where none is meant.</summary>
    public string? Step { get; private init; }

    /// <summary>Support that ends within so many days is worth planning for.</summary>
    private const int DaysAhead = 180;

    /// <summary>The most urgent advice for a base.</summary>
    public static BaseAdvice Of(FleetBase service)
    {
        if (service.IsScratch) return new BaseAdvice("none", "stands on nothing: only its own content ages", null);
        if (service.Status is not { } status) return new BaseAdvice("look", service.Problems is [var first, ..] ? $"find out what it stands on: {first.Wrong}" : "find out what it stands on, and name it as base:", null);
        return Ended(status) ?? Moved(service) ?? Patch(status) ?? Ending(service, status) ?? Pinned(service, status) ?? Rest(service);
    }

    private static BaseAdvice? Ended(BaseStatus status)
    {
        string? why = null;
        if (status.LineSupport is { Phase: "eol" }) why = $"{status.Product.Name} {status.Line} is no longer supported";
        else if (status.Support is { Phase: "eol" }) why = $"{status.Os!.Describe()} is no longer supported";
        else if (status.Notices.Any(static n => n.Kind == UpdateKind.Retired)) why = "the tag is no longer built";
        if (why is null) return null;
        var next = status.LineSupport is { Phase: "eol" } ? Rung(status, UpdateKind.Feature, UpdateKind.Major, UpdateKind.OsUpgrade) : Rung(status, UpdateKind.OsUpgrade, UpdateKind.Feature, UpdateKind.Major);
        return new BaseAdvice("move", next is null ? $"{why}: no step is known, choose another base" : $"{why}: move to {Told(next)}", next?.Reference) { Step = Word(next) };
    }

    private static BaseAdvice? Moved(FleetBase service)
    {
        if (service.Drift is not { State: DriftState.Moved } drift) return null;
        var rung = Rung(service.Status!, UpdateKind.Rebuild);
        return new BaseAdvice("rebuild", $"rebuild: {drift.Text}", rung?.Reference) { Step = Word(rung) };
    }

    private static BaseAdvice? Patch(BaseStatus status) =>
        Rung(status, UpdateKind.Patch) is { } patch ? new BaseAdvice("patch", $"take the patch {Told(patch)}", patch.Reference) { Step = Word(patch) } : null;

    private static BaseAdvice? Ending(FleetBase service, BaseStatus status)
    {
        string? why = null;
        if (status.Support is { Phase: "lts" } lts && service.Policy.Support == "security") why = $"{status.Os!.Describe()} has long-term support only{Until(lts.Until)}, and the policy asks for more";
        else if (status.Support is { Until: { } end } && end <= status.Day.AddDays(DaysAhead)) why = $"the support of {status.Os!.Describe()} ends on {end:yyyy-MM-dd}";
        else if (status.LineSupport is { Until: { } last } && last <= status.Day.AddDays(DaysAhead)) why = $"the support of {status.Product.Name} {status.Line} ends on {last:yyyy-MM-dd}";
        if (why is null) return null;
        var next = Rung(status, UpdateKind.OsUpgrade, UpdateKind.Feature, UpdateKind.Major);
        return new BaseAdvice("move", next is null ? $"{why}: plan the move, no step is known yet" : $"{why}: plan the move to {Told(next)}", next?.Reference) { Step = Word(next) };
    }

    private static BaseAdvice? Pinned(FleetBase service, BaseStatus status)
    {
        var (held, asked) = (status.Pinning, service.Policy.Pin);
        string?[] weaker =
        [
            held.Version < asked.Version ? $"version {held.VersionWord} instead of {asked.VersionWord}" : null,
            held.Os < asked.Os ? $"distribution {held.OsWord} instead of {asked.OsWord}" : null,
            held.Content < asked.Content ? $"content {held.ContentWord} instead of {asked.ContentWord}" : null,
        ];
        var told = string.Join(", ", weaker.OfType<string>());
        return told.Length == 0 ? null : new BaseAdvice("pin", $"hold it as firmly as the policy asks: {told}", null);
    }

    private static BaseAdvice Rest(FleetBase service) => service.Drift?.State switch
    {
        DriftState.Unknown when !service.Problems.IsEmpty => new BaseAdvice("look", $"ask again: {service.Problems[0].Wrong}", null),
        DriftState.Unknown => new BaseAdvice("ask", "ask its registry with --online whether it was rebuilt", null),
        _ when service.Findings.Known is FindingsKnown.NotScanned or FindingsKnown.Unknown => new BaseAdvice("look", "scan it: whether it has findings is not known", null),
        _ => new BaseAdvice("none", "nothing to do", null),
    };

    private static Rung? Rung(BaseStatus status, params ReadOnlySpan<UpdateKind> kinds)
    {
        foreach (var kind in kinds)
            if (status.Ladder.FirstOrDefault(r => r.Kind == kind && r.Reference is not null) is { } rung) return rung;
        return null;
    }

    private static string? Word(Rung? rung) => rung is null ? null : UpdateKinds.Word(rung.Kind);

    private static string Told(Rung rung) => $"{rung.Reference}{(rung.Risk is { } risk ? $" ({risk.Level.ToString().ToLowerInvariant()} risk)" : "")}";

    private static string Until(DateOnly? end) => end is { } day ? $" until {day:yyyy-MM-dd}" : "";
}
