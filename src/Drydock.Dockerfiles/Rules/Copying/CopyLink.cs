using System.Collections.Immutable;
using Drydock.Dockerfiles.Semantics;

namespace Drydock.Dockerfiles.Rules.Copying;

/// <summary>COPY from another stage that could be a layer of its own.</summary>
/// <remarks>Only where the result is surely the same: an absolute folder of the image's own, no mode (which switches --link off) and no owner by name (which must be looked up).</remarks>
internal static class CopyLink
{
    /// <summary>Links on most distributions, which --link would replace by folders.</summary>
    private static readonly ImmutableArray<string> Links = ["/bin", "/lib", "/lib64", "/sbin", "/var/run", "/var/lock"];

    public static readonly Rule Rule = new()
    {
        Id = "copy-link",
        Title = "COPY from a stage could use --link",
        Why = "With --link the layer does not depend on what lies below it: a new base image is taken without copying anew.",
        Theme = RuleTheme.Copying,
        Severity = RuleSeverity.Info,
        Fix = FixClass.Consent,
        Before =
            """
            FROM debian:12.11 AS build
            RUN make -C /src install
            FROM debian:12.11
            COPY --from=build /opt/app /opt/app
            """,
        After =
            """
            FROM debian:12.11 AS build
            RUN make -C /src install
            FROM debian:12.11
            COPY --link --from=build /opt/app /opt/app
            """,
        Check = static c =>
        {
            foreach (var copy in c.Stages.Where(c.File.IsShipped).SelectMany(static s => s.All<CopyStatement>()))
            {
                if (copy.From is null || copy.IsAdd || copy.Flag("link") is not null || copy.Flag("chmod") is not null || IsOwnedByName(copy)) continue;
                if (copy.Destination is null || copy.Scope.Expand(copy.Destination.Text).Value is not ['/', _, ..] to || Links.Any(l => to == l || to.StartsWith(l + "/", StringComparison.Ordinal))) continue;
                c.Report(copy.KeywordSpan, "with --link this layer is kept when the base image changes", new Fix(FixClass.Consent, "add --link", StatementEdits.AddFlag(copy, "--link")));
            }
        },
    };

    private static bool IsOwnedByName(CopyStatement copy) => copy.Flag("chown")?.Value is { } owner && !owner.All(static x => char.IsAsciiDigit(x) || x == ':');
}
