using System.Buffers;

namespace Drydock.Dockerfiles.Rules.OtherPackages;

/// <summary>Alpine packages without a version.</summary>
internal static class ApkUnpinned
{
    private static readonly SearchValues<char> VersionSigns = SearchValues.Create("=~<>");

    public static readonly Rule Rule = new()
    {
        Id = "apk-unpinned",
        Title = "An Alpine package has no version",
        Why = "Two builds of one file give two sets of versions. Off unless asked for: Alpine keeps only the newest build of each package, so pins break within weeks.",
        Theme = RuleTheme.OtherPackages,
        Severity = RuleSeverity.Off,
        Fix = FixClass.Lookup,
        Aliases = ["DL3018"],
        Before =
            """
            FROM alpine:3.20
            RUN apk add --no-cache curl
            """,
        After =
            """
            FROM alpine:3.20
            RUN apk add --no-cache curl~=8.9
            """,
        Check = static c =>
        {
            foreach (var (run, call) in c.RunPackages)
            {
                if (call is not { Manager: "apk", Action: "add" }) continue;
                var loose = call.Operands.Where(static o => o.Value is { Length: > 0 } text && !text.AsSpan().ContainsAny(VersionSigns) && text[0] is not ('!' or '.') && !SystemInstalls.IsLocalFile(o)).ToList();
                if (loose.Count > 0) c.Report(loose[0].Span, $"no version for {SystemInstalls.List([.. loose.Select(static o => o.Value!)])}; write name~=version, which keeps taking patches");
            }
        },
    };
}
