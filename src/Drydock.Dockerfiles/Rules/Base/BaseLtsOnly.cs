using System.Globalization;

namespace Drydock.Dockerfiles.Rules.Base;

/// <summary>A base that only a long-term team still looks after.</summary>
internal static class BaseLtsOnly
{
    public static readonly Rule Rule = new()
    {
        Id = "base-lts-only",
        Title = "A base has long-term support only",
        Why = "Another team mends it, for fewer packages, and later; the next step up should be on the list.",
        Theme = RuleTheme.Base,
        Severity = RuleSeverity.Warning,
        Scope = RuleScope.Policy,
        Fix = FixClass.Lookup,
        Before =
            """
            FROM debian:12.11

            """,
        After =
            """
            FROM debian:13.3

            """,
        ExamplePolicy = new RulePolicy { RequireRegularSupport = true },
        ExampleBases = static reference => reference.Tag == "12.11" ? new BaseFacts { Os = "debian", Release = "bookworm", RegularUntil = new DateOnly(2026, 7, 11), LongTermUntil = new DateOnly(2028, 6, 30) } : new BaseFacts(),
        Check = static c =>
        {
            if (c.Settings.Today is not { } today || !c.Policy.RequireRegularSupport) return;
            foreach (var from in c.Stages.Where(c.File.IsShipped).Select(static s => s.From).Where(static f => f.Reference is not null))
            {
                var facts = c.Settings.Bases(from.Reference!);
                if (facts.RegularUntil is not { } regular || regular >= today || facts.LongTermUntil is not { } until || until < today) continue;
                c.Report(from.Image.Span, string.Create(CultureInfo.InvariantCulture, $"{facts.Os} {facts.Release} under {from.Reference!.Familiar} has had long-term support only since {regular:yyyy-MM-dd}, until {until:yyyy-MM-dd}; plan the move to a release that its makers support"));
            }
        },
    };
}
