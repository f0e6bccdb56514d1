using Drydock.Dockerfiles.Semantics;
using Drydock.Images.References;

namespace Drydock.Dockerfiles.Rules.Metadata;

/// <summary>A label that the file contradicts.</summary>
internal static class LabelVsReality
{
    public static readonly Rule Rule = new()
    {
        Id = "label-vs-reality",
        Title = "A label claims what is not so",
        Why = "Whoever trusts the label is misled.",
        Theme = RuleTheme.Metadata,
        Severity = RuleSeverity.Warning,
        Before =
            """
            FROM debian:12.11
            LABEL nonroot="true"
            USER root

            """,
        After =
            """
            FROM debian:12.11
            LABEL nonroot="true"
            USER 1000:1000

            """,
        Check = static c =>
        {
            if (c.Final is not { } final) return;
            foreach (var pair in final.Lineage.SelectMany(static s => s.All<PairsStatement>()).Where(static s => s.Syntax.Name == "label").SelectMany(static s => s.Pairs))
            {
                if (pair.Expanded is { } value && Contradiction(c, final, pair.Name.Trim('"', '\'').ToLowerInvariant(), value) is { } why) c.Report(pair.Span, why);
            }
        },
    };

    private static string? Contradiction(RuleContext c, Stage final, string key, string value)
    {
        if (key.EndsWith("nonroot", StringComparison.Ordinal)) return value is "true" or "yes" && IsRoot(c, final) ? "the label says non-root, and the image runs as root" : null;
        if (key.EndsWith("package_manager", StringComparison.Ordinal) || key.EndsWith("package-manager", StringComparison.Ordinal))
            return value is "none" or "false" or "no" && Manager(c, final) is { } manager ? $"the label says that there is no package manager, and the base brings {manager}" : null;
        if (final.RootFrom.Reference is not { } real) return null;
        if (key.EndsWith("base.name", StringComparison.Ordinal))
            return ImageReference.TryParse(value, out var said, out _) && said.Name != real.Name ? $"the label names {said.FamiliarName} as base, and the image builds on {real.FamiliarName}" : null;
        return key.EndsWith("base.digest", StringComparison.Ordinal) && real.Digest is { } digest && value.StartsWith("sha256:", StringComparison.Ordinal) && value != digest.ToString()
            ? "the label names another digest than FROM" : null;
    }

    /// <summary>Official images of languages stand on Debian unless the tag names something else.</summary>
    private static bool IsDebianByDefault(ImageReference? reference) =>
        reference is { Registry: ImageReference.DockerHub, Repository: "library/python" or "library/node" or "library/ruby" or "library/rust" or "library/golang" or "library/php" }
        && reference.Tag?.Split('-').Any(static p => p.StartsWith("alpine", StringComparison.Ordinal) || p is "windowsservercore" or "nanoserver") != true;

    private static bool IsRoot(RuleContext c, Stage final)
    {
        var user = (final.Last("user") as PlainStatement)?.Value;
        return user is "root" or "0" || user?.StartsWith("0:", StringComparison.Ordinal) == true || user?.StartsWith("root:", StringComparison.Ordinal) == true || final.Last("user") is null && c.BaseOf(final).User == "root";
    }

    /// <summary>The package manager of the base, unless a RUN names it while it removes something; null when none is known.</summary>
    private static string? Manager(RuleContext c, Stage final)
    {
        var facts = c.BaseOf(final);
        var manager = facts is { HasShell: true, Os: "debian" or "ubuntu" } || IsDebianByDefault(final.RootFrom.Reference) ? "apt" : facts is { HasShell: true, Os: "alpine" } ? "apk" : null;
        if (manager is null) return null;
        var removes = final.Lineage.SelectMany(static s => s.Runs).SelectMany(static r => r.Invocations).Where(static i => i.Runs("rm", "dpkg", "apt-get", "apt", "apk", "find"));
        return removes.Any(i => i.Arguments.Any(a => a.Value is null || a.Value == manager || a.Value.EndsWith("bin/" + manager, StringComparison.Ordinal) || a.Value.EndsWith("bin/apt*", StringComparison.Ordinal) || a.Value == "apk-tools")) ? null : manager;
    }
}
