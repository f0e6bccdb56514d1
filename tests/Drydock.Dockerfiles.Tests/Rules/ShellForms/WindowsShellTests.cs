namespace Drydock.Dockerfiles.Tests.Rules.ShellForms;

public sealed class WindowsShellTests
{
    private const string Id = "windows-shell";

    [Theory]
    [InlineData("FROM mcr.microsoft.com/windows/servercore:ltsc2022\nRUN powershell -Command Get-Item x", "2:powershell -Command Get-Item x")]
    [InlineData("FROM mcr.microsoft.com/windows/servercore:ltsc2022\nRUN --mount=type=cache,target=C:/x dir", "2:--mount=type=cache,target=C:/x")]
    public void PowerShell_that_goes_on_and_mounts_are_caught(string text, string expected) => RuleAssert.Catches(Id, text, expected);

    [Theory]
    [InlineData("FROM mcr.microsoft.com/windows/servercore:ltsc2022\nSHELL [\"powershell\", \"-Command\", \"$ErrorActionPreference = 'Stop';\"]\nRUN x")]
    [InlineData("FROM mcr.microsoft.com/windows/servercore:ltsc2022\nRUN powershell -File x.ps1")]
    [InlineData("FROM debian:12.11\nRUN --mount=type=cache,target=/x dir")]
    public void Preferences_scripts_and_Linux_are_not(string text) => RuleAssert.CatchesNot(Id, text);
}
