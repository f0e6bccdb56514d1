namespace Drydock.Dockerfiles.Tests.Rules.Syntax;

public sealed class MultipleCmdTests
{
    [Theory]
    [InlineData("FROM a\nCMD x\nRUN y\nCMD z\nCMD w\n", "2:CMD x", "4:CMD z")]
    public void All_but_the_last_are_reported(string text, params string[] expected) => RuleAssert.Catches("multiple-cmd", text, expected);

    [Theory]
    [InlineData("FROM a AS b\nCMD x\nFROM b\nCMD y\n")]
    [InlineData("FROM a\nCMD x\nENTRYPOINT y\nHEALTHCHECK CMD z\n")]
    public void One_of_each_stage_is_right(string text) => RuleAssert.CatchesNot("multiple-cmd", text);
}
