using System.Collections.Immutable;

namespace Drydock.Dockerfiles.Rules.Base;

/// <summary>A tag that leaves version or operating system open.</summary>
internal static class BaseFloatingMinor
{
    /// <summary>Images of languages whose tags can name both.</summary>
    private static readonly ImmutableHashSet<string> Suites = ["library/python", "library/node", "library/golang", "library/ruby", "library/rust", "library/php", "library/openjdk"];

    public static readonly Rule Rule = new()
    {
        Id = "base-floating-minor",
        Title = "A tag floats",
        Why = "It moves to new patch levels, and overnight to another release of the operating system, whose packages and commands differ.",
        Theme = RuleTheme.Base,
        Severity = RuleSeverity.Info,
        Fix = FixClass.Lookup,
        Before =
            """
            FROM python:3.11-slim

            """,
        After =
            """
            FROM python:3.11.14-slim-bookworm

            """,
        Check = static c =>
        {
            foreach (var from in c.Stages.Select(static s => s.From))
            {
                if (from.Reference is not { Digest: null, Tag: { } tag } reference || tag == "latest" || !Suites.Contains(reference.Repository)) continue;
                var version = tag.Split('-')[0];
                if (!version.All(static x => char.IsAsciiDigit(x) || x == '.')) continue;
                var open = new List<string>();
                if (version.Split('.').Length < 3) open.Add("the patch level");
                if (KnownBases.Of(reference).Release is null) open.Add("the operating system");
                if (open.Count > 0) c.Report(from.Image.Span, $"{reference.Familiar} leaves {string.Join(" and ", open)} open; name them");
            }
        },
    };
}
