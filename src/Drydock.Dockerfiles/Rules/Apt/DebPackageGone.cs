using Drydock.Dockerfiles.Semantics;
using Drydock.Dockerfiles.Shell;

namespace Drydock.Dockerfiles.Rules.Apt;

/// <summary>A package that the base's release does not have.</summary>
internal static class DebPackageGone
{
    public static readonly Rule Rule = new()
    {
        Id = "deb-package-gone",
        Title = "A package is not in this Debian release",
        Why = "When a base moves to the next release, packages leave or change their names: the install fails, or pulls an empty package that is gone with the release after.",
        Theme = RuleTheme.Apt,
        Severity = RuleSeverity.Error,
        Fix = FixClass.Consent,
        Before =
            """
            FROM python:3.12.11-slim-trixie
            RUN apt-get update && apt-get install -y libgl1-mesa-glx
            """,
        After =
            """
            FROM python:3.12.11-slim-trixie
            RUN apt-get update && apt-get install -y libgl1
            """,
        Check = static c =>
        {
            foreach (var (run, call) in c.RunPackages)
            {
                var stage = c.File.StageOf(run);
                if (!SystemInstalls.IsApt(call) || call.Action != "install" || c.BaseOf(stage) is not { Os: "debian", Release: { } release }) continue;
                foreach (var word in call.Operands.Where(static o => o.Value is not null && !o.Value.EndsWith('-') && !SystemInstalls.IsLocalFile(o)))
                {
                    if (DebianPackages.Find(SystemInstalls.NameOf(word)!) is { } package) Judge(c, run, call, word, package, release);
                }
            }
        },
    };

    private static void Judge(RuleContext c, CommandStatement run, PackageInstall call, ShellWord word, DebianPackage package, string release)
    {
        var other = package.InsteadIn(release);
        var instead = other is null ? "" : $"; install {other} instead";
        var (severity, message) = package.In(release) switch
        {
            '-' => (RuleSeverity.Error, $"Debian {release} has no package {package.Name}{instead}"),
            'm' => (RuleSeverity.Error, $"{package.Name} is only a name that several packages of Debian {release} provide, so apt takes none{instead}"),
            't' => (RuleSeverity.Warning, $"{package.Name} is an empty package in Debian {release}, kept for the way over to another{instead}"),
            'v' => (RuleSeverity.Info, $"{package.Name} is another package's second name in Debian {release}{instead}"),
            _ => (RuleSeverity.Off, ""),
        };
        if (message.Length == 0) return;
        if (severity == RuleSeverity.Error && HasOtherSource(c, run, call)) (severity, message) = (RuleSeverity.Warning, message + ", unless the source that is added here has it");
        c.Report(severity, word.Span, message, severity == RuleSeverity.Info || word.Value != package.Name ? null : Mended(call, word, other));
    }

    /// <summary>The other package in its place; null where it is installed anyway, or from where is open.</summary>
    private static Fix? Mended(PackageInstall call, ShellWord word, string? other) =>
        other is null || call.Operands.Any(o => o.Value == other) ? null : new Fix(FixClass.Consent, $"install {other} instead", new TextEdit(word.Span, other));

    /// <summary>True when packages may come from elsewhere than the release itself.</summary>
    private static bool HasOtherSource(RuleContext c, CommandStatement run, PackageInstall call) =>
        call.Invocation.HasOption("-t", "--target-release", "--default-release") || call.Operands.Any(static o => o.Value?.Contains('/', StringComparison.Ordinal) == true)
        || c.File.StageOf(run).Before(run).Append(run).Any(static s => Mentions(s.Syntax.Text) || s.Syntax.Heredocs.Any(static h => Mentions(h.Content)));

    private static bool Mentions(string text) => text.Contains("/etc/apt/sources", StringComparison.Ordinal) || text.Contains("add-apt-repository", StringComparison.Ordinal);
}
