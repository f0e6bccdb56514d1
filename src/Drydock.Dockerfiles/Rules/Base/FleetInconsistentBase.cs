using Drydock.Images.References;

namespace Drydock.Dockerfiles.Rules.Base;

/// <summary>A base that other Dockerfiles of the fleet use in another version.</summary>
internal static class FleetInconsistentBase
{
    public static readonly Rule Rule = new()
    {
        Id = "fleet-inconsistent-base",
        Title = "The services use different versions of one base",
        Why = "Each version is pulled, kept, scanned and updated on its own, and what works in one service fails in the next.",
        Theme = RuleTheme.Base,
        Severity = RuleSeverity.Info,

        // No fix: which of the versions is the right one, only the team knows.
        Before =
            """
            FROM python:3.11-slim-bookworm

            """,
        After =
            """
            FROM python:3.12-slim-bookworm

            """,
        ExampleSiblings = [("api/Dockerfile", "python:3.12-slim-bookworm"), ("web/Dockerfile", "python:3.12-slim-bookworm")],
        Check = static c =>
        {
            if (c.Final?.RootFrom is not { Reference: { } own } from) return;
            var same = c.Settings.Siblings.Where(s => s.Base.Name == own.Name).ToList();
            var mine = Line(own);
            var others = same.Select(s => (s.Path, Line: Line(s.Base))).Where(s => s.Line != mine).ToList();

            // The line that most of them use is the one to follow; it is told where it is not used.
            var most = others.GroupBy(static s => s.Line, StringComparer.Ordinal).OrderByDescending(static g => g.Count()).ThenBy(static g => g.Key, StringComparer.Ordinal).FirstOrDefault();
            if (most is null || most.Count() < same.Count - others.Count + 1) return;
            c.Report(from.Image.Span, $"{own.FamiliarName} is {mine} here and {most.Key} in {most.Select(static s => s.Path).Order(StringComparer.Ordinal).First()}{(most.Count() > 1 ? $" and {most.Count() - 1} more" : "")}; use one");
        },
    };

    /// <summary>What should agree: the minor version and the operating system that a tag names; <c>3.12 bookworm</c>.</summary>
    private static string Line(ImageReference reference)
    {
        var version = string.Join('.', (reference.Tag ?? "latest").Split('-')[0].Split('.').Take(2));
        var facts = KnownBases.Of(reference);
        return facts.Release is { } release && release != version ? $"{version} {release}" : version;
    }
}
