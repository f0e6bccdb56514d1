namespace Drydock.Dockerfiles.Tests.Rules.Base;

/// <summary><c>fake-multistage</c>.</summary>
public sealed class FakeMultistageTests
{
    [Theory]
    [InlineData("FROM a\nRUN x\n")]
    [InlineData("FROM a AS b\nFROM c AS d\nCOPY --from=b /x /y\nFROM d\n")]
    public void It_is_not_reported(string text) => RuleAssert.CatchesNot("fake-multistage", text);
}
