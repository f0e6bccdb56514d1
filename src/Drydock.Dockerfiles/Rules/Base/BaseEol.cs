using System.Globalization;

namespace Drydock.Dockerfiles.Rules.Base;

/// <summary>A base that is out of support.</summary>
internal static class BaseEol
{
    public static readonly Rule Rule = new()
    {
        Id = "base-eol",
        Title = "A base image is out of support",
        Why = "Nobody mends its packages any more: every new advisory stays open.",
        Theme = RuleTheme.Base,
        Severity = RuleSeverity.Warning,
        Fix = FixClass.Lookup,
        Before =
            """
            FROM debian:10.13

            """,
        After =
            """
            FROM debian:12.11

            """,
        ExampleBases = static reference => new BaseFacts { SupportedUntil = reference.Tag == "10.13" ? new DateOnly(2024, 6, 30) : null },
        Check = static c =>
        {
            if (c.Settings.Today is not { } today) return;
            foreach (var from in c.Stages.Select(static s => s.From).Where(static f => f.Reference is not null))
            {
                var facts = c.Settings.Bases(from.Reference!);
                if (facts.SupportedUntil is { } until && until < today) c.Report(from.Image.Span, string.Create(CultureInfo.InvariantCulture, $"{from.Reference!.Familiar} has had no support since {until:yyyy-MM-dd}; move to a release that has"));
            }
        },
    };
}
