using Drydock.Dockerfiles.Semantics;

namespace Drydock.Dockerfiles.Rules.LanguagePackages;

/// <summary>Upgrading pip, setuptools and wheel to whatever is newest.</summary>
internal static class PipUpgradeUnpinned
{
    public static readonly Rule Rule = new()
    {
        Id = "pip-upgrade-unpinned",
        Title = "pip is upgraded to whatever is newest",
        Why = "The base image brings a pip that fits its Python. The newest one may refuse what built yesterday, and it is stored beside the one it replaces.",
        Theme = RuleTheme.LanguagePackages,
        Severity = RuleSeverity.Info,
        Fix = FixClass.Consent,
        Before =
            """
            FROM python:3.12.11-slim-bookworm
            RUN pip install --upgrade pip setuptools wheel && pip install -r requirements.txt
            """,
        After =
            """
            FROM python:3.12.11-slim-bookworm
            RUN pip install -r requirements.txt
            """,
        Check = static c =>
        {
            foreach (var pip in PipCall.Of(c).Where(static p => Upgrades(p) && !p.IsConstrained))
            {
                var loose = PipArguments.Loose(pip.Call).Where(static l => l.IsInstaller).ToList();
                if (loose.Count == 0) continue;
                var alone = loose.Count == pip.Call.Operands.Length && !pip.Files.Any() && !pip.Editables.Any();
                c.Report(loose[0].Word.Span, $"{SystemInstalls.List([.. loose.Select(static l => l.Requirement.Name)])} in whatever version is newest; keep what the base brings, or name a version", alone ? Mend(c, pip) : null);
            }
        },
    };

    /// <summary>True for -U and --upgrade.</summary>
    public static bool Upgrades(PipCall pip) => pip.Invocation.HasOption("--upgrade", "-U") || pip.Invocation.HasShort('U');

    private static Fix? Mend(RuleContext c, PipCall pip)
    {
        if (CommandChain.Remove(c, pip.Run, pip.Invocation) is { } remove) return new Fix(FixClass.Consent, "keep the base's pip", remove);
        return IsWholeRun(pip.Run) ? c.RemoveInstruction(FixClass.Consent, "keep the base's pip", pip.Run) : null;
    }

    private static bool IsWholeRun(CommandStatement run) => CommandChain.IsPlain(run) && !run.IsHeredocScript && run.Invocations.Length == 1 && run.Script!.Root.Items is [{ Pipeline.Commands.Length: 1, Background: false }];
}
