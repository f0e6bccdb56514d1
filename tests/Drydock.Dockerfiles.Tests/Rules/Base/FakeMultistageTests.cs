namespace Drydock.Dockerfiles.Tests.Rules.Base;

public sealed class FakeMultistageTests
{
    [Theory]
    [InlineData("FROM a AS b\nFROM b AS c\nFROM c\n", "3:FROM c")]
    public void It_is_reported(string text, params string[] expected) => RuleAssert.Catches("fake-multistage", text, expected);

    [Theory]
    [InlineData("FROM a\nRUN x\n")]
    [InlineData("FROM a AS b\nFROM c AS d\nCOPY --from=b /x /y\nFROM d\n")]
    [InlineData("FROM a AS base\nFROM base AS test\nFROM base\n")]
    public void It_is_not_reported(string text) => RuleAssert.CatchesNot("fake-multistage", text);
}
