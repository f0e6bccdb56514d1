using Drydock.Dockerfiles.Semantics;

namespace Drydock.Dockerfiles.Rules.ShellForms;

/// <summary>PowerShell that goes on after errors.</summary>
internal static class WindowsShell
{
    public static readonly Rule Rule = new()
    {
        Id = "windows-shell",
        Title = "PowerShell goes on after an error",
        Why = "By default a failed command is a message, and the build stays green.",
        Theme = RuleTheme.ShellForms,
        Severity = RuleSeverity.Info,
        Before =
            """
            FROM mcr.microsoft.com/windows/servercore:ltsc2022
            SHELL ["powershell", "-Command"]

            """,
        After =
            """
            FROM mcr.microsoft.com/windows/servercore:ltsc2022
            SHELL ["powershell", "-Command", "$ErrorActionPreference = 'Stop'; $ProgressPreference = 'SilentlyContinue';"]

            """,
        Check = static c =>
        {
            foreach (var shell in c.File.Statements.OfType<ShellStatement>().Where(static s => s.Kind == ShellKind.PowerShell))
            {
                if (!shell.Syntax.Words.Any(static w => w.Contains("ErrorActionPreference", StringComparison.OrdinalIgnoreCase))) c.Report(shell.Span, "begin with $ErrorActionPreference = 'Stop'; so that a failed command fails the build");
            }
        },
    };
}
