namespace Drydock.Dockerfiles.Tests.Rules.ShellForms;

/// <summary><c>shell-form-cmd</c>.</summary>
public sealed class ShellFormCmdTests
{
    [Theory]
    [InlineData("FROM debian:12.11\nENTRYPOINT app $X\n", "2:app $X")]
    public void It_is_reported(string text, params string[] expected) => RuleAssert.Catches("shell-form-cmd", text, expected);

    [Theory]
    [InlineData("FROM debian:12.11\nCMD [\"a\"]\n")]
    [InlineData("FROM debian:12.11\nSHELL [\"/bin/bash\", \"-c\"]\nCMD a\n")]
    [InlineData("FROM debian:12.11\nHEALTHCHECK CMD a\n")]
    public void It_is_not_reported(string text) => RuleAssert.CatchesNot("shell-form-cmd", text);

    [Theory]
    [InlineData("FROM debian:12.11\nCMD a && b\n")]
    public void It_is_left_to_a_person(string text) => RuleAssert.OffersNoFix("shell-form-cmd", text);
}
