using Drydock.Dockerfiles.Semantics;

namespace Drydock.Dockerfiles.Rules.ShellForms;

/// <summary>PowerShell that goes on after errors, and mounts that Windows does not have.</summary>
internal static class WindowsShell
{
    private const string Preferences = "$ErrorActionPreference = 'Stop'; $ProgressPreference = 'SilentlyContinue';";

    public static readonly Rule Rule = new()
    {
        Id = "windows-shell",
        Title = "PowerShell goes on after an error, or a mount is asked for on Windows",
        Why = "PowerShell goes on after most errors and the build stays green; its progress bar slows downloads many times; and RUN --mount does not exist on Windows.",
        Theme = RuleTheme.ShellForms,
        Severity = RuleSeverity.Info,
        Fix = FixClass.Consent,
        Before =
            """
            FROM mcr.microsoft.com/windows/servercore:ltsc2022
            SHELL ["powershell", "-Command"]
            RUN Invoke-WebRequest https://example.com/tool.zip -OutFile tool.zip
            """,
        After =
            """
            FROM mcr.microsoft.com/windows/servercore:ltsc2022
            SHELL ["powershell", "-Command", "$ErrorActionPreference = 'Stop'; $ProgressPreference = 'SilentlyContinue';"]
            RUN Invoke-WebRequest https://example.com/tool.zip -OutFile tool.zip
            """,
        Check = static c =>
        {
            foreach (var stage in c.Stages)
            {
                foreach (var shell in stage.All<ShellStatement>().Where(static s => s.Kind == ShellKind.PowerShell)) Shell(c, shell);
                foreach (var run in stage.Runs) Run(c, stage, run);
            }
        },
    };

    private static void Shell(RuleContext c, ShellStatement shell)
    {
        if (shell.Words.Any(static w => w.Text.Contains("ErrorActionPreference", StringComparison.OrdinalIgnoreCase))) return;
        var last = shell.Words[^1];
        var fix = last.Text.Equals("-Command", StringComparison.OrdinalIgnoreCase) || last.Text.Equals("-c", StringComparison.OrdinalIgnoreCase)
            ? new Fix(FixClass.Consent, "stop at the first error", TextEdit.Insert(last.Span.End, $", \"{Preferences}\"")) : null;
        c.Report(shell.Span, "this PowerShell goes on after most errors; set $ErrorActionPreference = 'Stop' in SHELL", fix);
    }

    private static void Run(RuleContext c, Stage stage, CommandStatement run)
    {
        if (run.Mounts is [var mount, ..] && ModelBuilder.IsWindows(stage.RootFrom.Reference)) c.Report(RuleSeverity.Error, mount.Span, "RUN --mount does not exist for Windows containers: the build stops here");
        if (run.Shell.Kind is not (ShellKind.Cmd or ShellKind.Sh) || run.Words is not [{ Text: var text }, ..]) return;
        if (!text.StartsWith("powershell ", StringComparison.OrdinalIgnoreCase) && !text.StartsWith("pwsh ", StringComparison.OrdinalIgnoreCase) || run.Arguments.Contains("ErrorActionPreference", StringComparison.OrdinalIgnoreCase) || run.Arguments.Contains("-File", StringComparison.OrdinalIgnoreCase)) return;
        c.Report(run.ArgumentsSpan, "this PowerShell goes on after most errors; begin the command with $ErrorActionPreference = 'Stop';");
    }
}
